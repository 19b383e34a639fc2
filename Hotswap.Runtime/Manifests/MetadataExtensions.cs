using System.Reflection.Metadata;

namespace Hotswap;

/// <summary>Questions to an assembly's metadata.</summary>
internal static class MetadataExtensions
{
    /// <summary>Whether the attribute is of that type.</summary>
    public static bool IsOf(this CustomAttribute attribute, MetadataReader metadata, string ns, string name)
    {
        StringHandle typeName;
        StringHandle typeNamespace;
        switch (attribute.Constructor.Kind)
        {
            case HandleKind.MemberReference:
                EntityHandle parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
                if (parent.Kind != HandleKind.TypeReference)
                {
                    return false;
                }

                TypeReference reference = metadata.GetTypeReference((TypeReferenceHandle)parent);
                (typeNamespace, typeName) = (reference.Namespace, reference.Name);
                break;

            case HandleKind.MethodDefinition:
                TypeDefinition definition = metadata.GetTypeDefinition(
                    metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType());
                (typeNamespace, typeName) = (definition.Namespace, definition.Name);
                break;

            default:
                return false;
        }

        return metadata.StringComparer.Equals(typeName, name) && metadata.StringComparer.Equals(typeNamespace, ns);
    }

    /// <summary>Whether the assembly carries an attribute of that type.</summary>
    public static bool HasAssemblyAttribute(this MetadataReader metadata, string ns, string name)
    {
        foreach (CustomAttributeHandle handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            if (metadata.GetCustomAttribute(handle).IsOf(metadata, ns, name))
            {
                return true;
            }
        }

        return false;
    }
}
