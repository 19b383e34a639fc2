using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.Tracing;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Hotswap.Analyzers.Tests;

/// <summary>What a rule costs beyond the code it is called for, told by the members whose code it has bound.</summary>
internal sealed class BoundCode : EventListener
{
    private static readonly BoundCode _events = new();

    private static int _assemblies;

    private readonly ConcurrentQueue<(string Assembly, string Member)> _bound = [];

    private BoundCode()
    {
    }

    /// <summary>The members that the rule binds, by their names as they are displayed.</summary>
    public static async Task<string[]> Of<TRule>(string source, ProjectUnderTest project)
        where TRule : DiagnosticAnalyzer, new()
    {
        // Tests run side by side: each has events of its own by the assembly's name.
        string assembly = "Bound" + Interlocked.Increment(ref _assemblies);
        await Findings.Of(source, project, [new TRule()], assembly);
        return [.. _events._bound.Where(b => b.Assembly == assembly).Select(b => b.Member).Distinct().Order(StringComparer.Ordinal)];
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Hotswap-Analyzers")
        {
            EnableEvents(eventSource, EventLevel.Verbose);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // What a source says of itself has no assembly.
        if (eventData is { EventName: "BodyBound", Payload: [string assembly, string member] } && assembly.StartsWith("Bound", StringComparison.Ordinal))
        {
            _bound.Enqueue((assembly, member));
        }
    }
}
