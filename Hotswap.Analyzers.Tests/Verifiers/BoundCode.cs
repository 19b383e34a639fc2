using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers.Tests;

/// <summary>What a rule costs beyond the code it is called for, told by the members whose code it has bound.</summary>
internal sealed class BoundCode : EventListener
{
    private readonly ConcurrentQueue<(string Assembly, string Member)> _bound = [];

    private BoundCode()
    {
    }

    /// <summary>The members that the rule binds, by their names as they are displayed.</summary>
    public static async Task<string[]> Of<TRule>(string source, ProjectUnderTest project)
        where TRule : DiagnosticAnalyzer, new()
    {
        // Tests run side by side: each has events of its own by the assembly's name.
        string assembly = "Bound" + Guid.NewGuid();
        using var events = new BoundCode();
        await Findings.Of(source, project, [new TRule()], assembly);
        return [.. events._bound.Where(b => b.Assembly == assembly).Select(b => b.Member).Distinct().Order(StringComparer.Ordinal)];
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
        if (eventData is { EventName: "BodyBound", Payload: [string assembly, string member] })
        {
            _bound.Enqueue((assembly, member));
        }
    }
}
