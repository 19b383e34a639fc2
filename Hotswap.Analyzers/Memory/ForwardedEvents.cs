using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Own events that keep no handlers but hand them on to another event, and take them out of it.</summary>
internal static class ForwardedEvents
{
    /// <summary>The events that one hands its handlers on to, as its accessors name them; none for an event that keeps its own.</summary>
    public static IEnumerable<IEventReferenceOperation> Of(IEventSymbol @event, HotswapProject project) =>
        project.IsOwn(@event) && @event is { IsAbstract: false, AddMethod: { IsImplicitlyDeclared: false } add, RemoveMethod: { } remove }
            ? Assigned(add, adds: true, project).Where(a => IsAssigned(remove, a.Event, project))
            : [];

    /// <summary>Whether the accessor takes handlers out of the event.</summary>
    public static bool IsAssigned(IMethodSymbol remove, IEventSymbol @event, HotswapProject project) =>
        Assigned(remove, adds: false, project).Any(a => SymbolEqualityComparer.Default.Equals(a.Event, @event));

    /// <summary>The own events that hand their handlers on to the event.</summary>
    public static IEnumerable<IEventSymbol> To(IEventSymbol @event, HotswapProject project) => project.WrittenNames.Uses(@event.Name)
        .Select(t => t.Parent!.FirstAncestorOrSelf<AccessorDeclarationSyntax>()?.FirstAncestorOrSelf<EventDeclarationSyntax>()).OfType<EventDeclarationSyntax>().Distinct()
        .Select(d => Semantics.Of(project.Compilation, d.SyntaxTree).GetDeclaredSymbol(d)).OfType<IEventSymbol>()
        .Where(e => Of(e, project).Any(f => SymbolEqualityComparer.Default.Equals(f.Event.OriginalDefinition, @event.OriginalDefinition)));

    private static IEnumerable<IEventReferenceOperation> Assigned(IMethodSymbol accessor, bool adds, HotswapProject project) =>
        project.Bodies.Of(accessor).SelectMany(b => b.DescendantsAndSelf()).OfType<IEventAssignmentOperation>()
            .Where(a => a.Adds == adds).Select(a => a.EventReference).OfType<IEventReferenceOperation>();
}
