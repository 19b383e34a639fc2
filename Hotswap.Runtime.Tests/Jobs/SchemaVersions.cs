using System.Text;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Jobs;

/// <summary>A host whose plugin, in its old version, made a job for every row of the table, and now runs the new one.</summary>
public sealed class SchemaVersions : IAsyncLifetime
{
    private readonly PluginFolder _folder = new();
    private readonly List<byte[]> _jobs = [];

    internal const string Key = "schema";

    internal PluginHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = new PluginHost(new PluginHostOptions { PluginDirectory = _folder.Path, FreeDelay = TimeSpan.Zero, WarmUpBudget = TimeSpan.Zero });
        Write(r => r.Old, factories: true);
        await Host.LoadAsync();
        for (int i = 0; i < SchemaRow.All.Count; i++)
        {
            _jobs.Add(((LiveJob)Host.InvokeFunc("Schema", "R" + i)!).ToBytes());
        }

        Write(r => r.New, factories: false);
        await Host.ReloadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>The job of a row, as it was stored.</summary>
    internal LiveJob Job(int row) => LiveJob.Parse(_jobs[row]);

    private void Write(Func<SchemaRow, string> source, bool factories) => _folder.Write(PluginCompiler.Plugin("Schema", Source(source, factories)));

    private static string Source(Func<SchemaRow, string> source, bool factories)
    {
        StringBuilder text = new($$"""
            using System;
            using System.Collections.Generic;
            using System.Threading;
            using Hotswap;

            namespace Plugins.Schema
            {
                [HotswapPlugin("Schema")]
                public sealed class Main
                {
                    internal static void Mark(string row, string entry) => Hotswap.Runtime.Tests.Harness.Journal.Write("{{Key}}" + row, entry);
                    public void OnLoad(object? data) { }
                    public void OnInit(Vault vault) { }
                    public void OnFree() { }
                    public bool Reloadable() => true;
                    public object? Export() => null;
                    public object? Import() => null;
                    public object? InvokeFunc(string name, params object?[] args) => name switch
                    {

            """);
        for (int i = 0; factories && i < SchemaRow.All.Count; i++)
        {
            text.AppendLine(Numbered($"            \"R#\" => LiveJobs.R#({SchemaRow.All[i].Job}),", i));
        }

        text.AppendLine("            _ => null,\n        };\n    }\n}");
        for (int i = 0; i < SchemaRow.All.Count; i++)
        {
            // In the old version all rows are in the plugin's namespace, so that its factories see them.
            string row = Numbered(source(SchemaRow.All[i]), i);
            text.AppendLine(factories ? $"namespace Plugins.Schema {{ {row} }}" : row);
        }

        return text.ToString();
    }

    private static string Numbered(string text, int row) => text.Replace("#", row.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
