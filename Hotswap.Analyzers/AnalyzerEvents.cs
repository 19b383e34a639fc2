using System.Diagnostics.Tracing;
using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>
/// What the rules look at beyond the code they are called for, as events of the source <c>Hotswap-Analyzers</c>: tools such as dotnet-trace show
/// by them what the rules' part of a build's time goes to. Safe to use from any thread.
/// </summary>
internal static class AnalyzerEvents
{
    private const string Name = "Hotswap-Analyzers";

    private static readonly EventSourceOptions _options = new() { Level = EventLevel.Verbose };

    // An editor may have loaded this assembly more than once, but a process has one source of a name.
    private static readonly EventSource _source = EventSource.GetSources().FirstOrDefault(s => s.Name == Name) ?? new EventSource(Name, EventSourceSettings.EtwSelfDescribingEventFormat);

    /// <summary>The code of a member is bound, because a rule follows a suspicion into it.</summary>
    public static void BodyBound(Compilation compilation, ISymbol member)
    {
        if (_source.IsEnabled(EventLevel.Verbose, EventKeywords.None))
        {
            _source.Write(nameof(BodyBound), _options, new { Assembly = compilation.AssemblyName ?? "", Member = member.ToDisplayString() });
        }
    }
}
