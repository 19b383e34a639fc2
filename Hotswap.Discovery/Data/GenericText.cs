using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Type parameters of a type and of the types around it, as code.</summary>
internal static class GenericText
{
    /// <summary>Parameters, constraints and arguments; empty texts for a type that is not generic.</summary>
    public static (string Parameters, string Constraints, string Arguments) Of(INamedTypeSymbol type)
    {
        List<ITypeParameterSymbol> parameters = Parameters(type);
        var arguments = new List<ITypeSymbol>();
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            arguments.InsertRange(0, level.TypeArguments);
        }

        return parameters.Count == 0
            ? ("", "", "")
            : (
                "<" + string.Join(", ", parameters.Select(TypeText.Code)) + ">",
                string.Concat(parameters.Select(Constraint)),
                "<" + string.Join(", ", arguments.Select(TypeText.Code)) + ">");
    }

    /// <summary>Whether a type parameter hides one of a type around it, so that no one list can hold both.</summary>
    public static bool HidesParameters(INamedTypeSymbol type)
    {
        List<ITypeParameterSymbol> parameters = Parameters(type);
        return parameters.Select(p => p.Name).Distinct().Count() < parameters.Count;
    }

    private static List<ITypeParameterSymbol> Parameters(INamedTypeSymbol type)
    {
        var parameters = new List<ITypeParameterSymbol>();
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            parameters.InsertRange(0, level.TypeParameters);
        }

        return parameters;
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

        return parts.Count == 0 ? "" : $" where {TypeText.Code(parameter)} : {string.Join(", ", parts)}";
    }
}
