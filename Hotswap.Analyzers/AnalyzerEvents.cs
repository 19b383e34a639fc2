using System.Diagnostics.Tracing;
using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>
/// What the rules look at beyond the code they are called for, as events of the source <c>Hotswap-Analyzers</c>: tools such as dotnet-trace show
/// by them what the rules' part of a build's time goes to. Safe to use from any thread.
/// </summary>
[EventSource(Name = "Hotswap-Analyzers")]
internal sealed class AnalyzerEvents : EventSource
{
    private AnalyzerEvents()
    {
    }

    public static AnalyzerEvents Log { get; } = new();

    /// <summary>The code of a member is bound, because a rule follows a suspicion into it.</summary>
    [NonEvent]
    public void BodyBound(Compilation compilation, ISymbol member)
    {
        if (IsEnabled(EventLevel.Verbose, EventKeywords.None))
        {
            BodyBound(compilation.AssemblyName ?? "", member.ToDisplayString());
        }
    }

    [Event(1, Level = EventLevel.Verbose, Message = "{0}: the code of {1} is bound")]
    private void BodyBound(string assembly, string member) => WriteEvent(1, assembly, member);
}
