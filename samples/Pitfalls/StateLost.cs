using Hotswap;

namespace Pitfalls;

/// <summary>Calls the plugin twice, reloads it as another version, and calls it once more: what its statics held is gone.</summary>
internal static class StateLost
{
    public static async Task PrintAsync(string pluginFolder)
    {
        string copy = Directory.CreateTempSubdirectory("hotswap-pitfalls-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(copy, "Careless"));
            foreach (string file in Directory.GetFiles(Path.Combine(pluginFolder, "Careless")))
            {
                File.Copy(file, Path.Combine(copy, "Careless", Path.GetFileName(file)));
            }

            await using PluginHost host = new(new PluginHostOptions { PluginDirectory = copy, FreeDelay = TimeSpan.Zero });
            await host.LoadAsync();
            string[] rules = ["HS2001", "HS2002", "HS2003", "HS2004"];
            string[] before = [.. rules.Select(r => $"{Call(host, r)}, {Call(host, r)}")];
            object? order = host.InvokeFunc("Careless", "order");
            bool known = host.InvokeFunc("Careless", "is order", order) is true;
            string bag = Bag(host);

            // The next generation, which this plugin is carried over into: nothing of it has changed.
            await host.ReloadAsync();
            Console.WriteLine($"HS0009  {bag}, carried over, {Bag(host)}");

            // Another version: a byte behind the end of the assembly is read by nobody.
            using (FileStream assembly = new(Path.Combine(copy, "Careless", "Careless.dll"), FileMode.Append))
            {
                assembly.WriteByte(0);
            }

            await host.ReloadAsync();
            for (int i = 0; i < rules.Length; i++)
            {
                Console.WriteLine($"{rules[i]}  {before[i]}, reloaded, {Call(host, rules[i])}");
            }

            Console.WriteLine($"HS5005  is an order: {known}, reloaded, is an order: {host.InvokeFunc("Careless", "is order", order)}");
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static string Bag(PluginHost host) =>
        host.Current!.Vault.DataBag.TryGet("careless", out string? found) && found is not null ? found : "nothing";

    private static object? Call(PluginHost host, string rule) => host.InvokeFunc("Careless", rule);
}
