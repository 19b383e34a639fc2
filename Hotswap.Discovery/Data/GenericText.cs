using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Type parameters of a type and of the types around it, as code.</summary>
internal static class GenericText
{
    /// <summary>Parameters, constraints and arguments; empty texts for a type that is not generic.</summary>
    public static (string Parameters, string Constraints, string Arguments) Of(INamedTypeSymbol type)
    {
        var parameters = new List<ITypeParameterSymbol>();
        var arguments = new List<ITypeSymbol>();
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            parameters.InsertRange(0, level.TypeParameters);
            arguments.InsertRange(0, level.TypeArguments);
        }

        return parameters.Count == 0
            ? ("", "", "")
            : (
                "<" + string.Join(", ", parameters.Select(p => p.Name)) + ">",
                string.Concat(parameters.Select(Constraint)),
                "<" + string.Join(", ", arguments.Select(TypeText.Code)) + ">");
    }

    private static string Constraint(ITypeParameterSymbol parameter)
    {
        var parts = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint)
        {
            parts.Add("unmanaged");
        }
        else if (parameter.HasValueTypeConstraint)
        {
            parts.Add("struct");
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            parts.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        }
        else if (parameter.HasNotNullConstraint)
        {
            parts.Add("notnull");
        }

        parts.AddRange(parameter.ConstraintTypes.Select(TypeText.Code));
        if (parameter.HasConstructorConstraint)
        {
            parts.Add("new()");
        }

        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }
}
