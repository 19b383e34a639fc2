using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Properties that the compiler keeps a field for, and who writes it.</summary>
internal static class StoredProperties
{
    /// <summary>Whether the getter itself writes the field: <c>static string Name => field ??= Read();</c></summary>
    public static bool IsWrittenByGetter(IPropertySymbol property, HotswapProject project) =>
        property is { GetMethod.IsImplicitlyDeclared: false } && property.IsStored() && project.Bodies.Of(property.GetMethod)
            .SelectMany(b => b.DescendantsAndSelf())
            .OfType<IFieldReferenceOperation>()
            .Any(f => SymbolEqualityComparer.Default.Equals(f.Field.AssociatedSymbol, property) && IsWritten(f));

    private static bool IsWritten(IOperation field) => field.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == field,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple => deconstruction.Target == tuple,
        _ => false,
    };
}
