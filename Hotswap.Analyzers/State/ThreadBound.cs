using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>State that each thread or each flow of calls has its own of: HS2004 speaks of it in place of HS2001 to HS2003.</summary>
internal static class ThreadBound
{
    public static bool Is(ISymbol member, HotswapProject project) => member switch
    {
        IFieldSymbol field => field.HasAttribute(project.Types.Get("System.ThreadStaticAttribute")) || IsType(field.Type, project),
        IPropertySymbol property => IsType(property.Type, project),
        _ => false,
    };

    private static bool IsType(ITypeSymbol type, HotswapProject project) =>
        project.Types.Is(type, "System.Threading.ThreadLocal`1") || project.Types.Is(type, "System.Threading.AsyncLocal`1");
}
