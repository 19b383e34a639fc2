using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Faults of the plugin class itself: HS0003, HS0004, HS0005, HS0008.</summary>
internal static class PluginClassValidity
{
    public static IEnumerable<Fault> OutsidePlugin(ImmutableArray<INamedTypeSymbol> classes) =>
        classes.Select(c => Fault.At(RuleIds.PluginClassOutsidePlugin, c, TypeText.Message(c)));

    public static IEnumerable<Fault> Check(ImmutableArray<INamedTypeSymbol> classes, string name, KnownTypes known)
    {
        if (classes.IsEmpty)
        {
            yield return new Fault(RuleIds.NoPluginClass, null, Location.None, [known.Compilation.AssemblyName ?? name]);
        }

        foreach (INamedTypeSymbol type in classes)
        {
            if (classes.Length > 1)
            {
                INamedTypeSymbol[] others = [.. classes.Where(c => !ReferenceEquals(c, type))];
                yield return Fault.At(
                    RuleIds.SeveralPluginClasses,
                    type,
                    TypeText.Message(type),
                    string.Join(", ", others.Select(o => $"'{TypeText.Message(o)}'"))) with
                {
                    AdditionalLocations = [.. others.Select(Fault.LocationOf)],
                };
            }

            if (WhyUnusable(type, known.Compilation) is { } why)
            {
                yield return Fault.At(RuleIds.UnusablePluginClass, type, TypeText.Message(type), why);
            }
        }
    }

    private static string? WhyUnusable(INamedTypeSymbol type, Compilation compilation) => type switch
    {
        _ when Access.IsGeneric(type) => "it has type parameters, itself or a type around it; make it plain",
        _ when Access.IsFileLocal(type) => "it is visible in its file only; remove 'file'",
        _ when !Access.CanUse(type, compilation) => "it, or a type around it, is private or protected; make it public or internal",
        { IsStatic: true } => null,
        { IsAbstract: true } => "it is abstract; make it sealed",
        _ when Access.WhyMarked(type) is { } mark => mark + "; remove the mark",
        _ when Construction.CanCreateEmpty(type, compilation) => null,
        _ when Construction.HasRequiredMembers(type) => "it has required members, which nobody sets; remove 'required'",
        _ => "it has no public or internal constructor without parameters; add one, and take PluginContext in OnLoad",
    };
}
