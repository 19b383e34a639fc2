using System.Reflection.Metadata;

namespace Hotswap;

/// <summary>
/// Finds the types and members that an assembly uses of shared assemblies and that the host's copies do not have: each would
/// be a MissingMethodException, or a TypeLoadException, at its first use.
/// </summary>
internal sealed class MemberReferenceCheck(MetadataReader metadata, SharedAssemblies shared)
{
    /// <summary>What is missing, each as "type or member of assembly".</summary>
    public IEnumerable<string> Missing()
    {
        HashSet<TypeReferenceHandle> missingTypes = [];
        foreach (TypeReferenceHandle handle in metadata.TypeReferences)
        {
            TypeReference type = metadata.GetTypeReference(handle);
            if (AssemblyOf(metadata, type) is { } assembly && IsChecked(assembly)
                && shared.Metadata.FindType(assembly, SignatureText.NameOf(metadata, type)) is null)
            {
                missingTypes.Add(handle);
                yield return $"{SignatureText.NameOf(metadata, type)} of {assembly}";
            }
        }

        foreach (MemberReferenceHandle handle in metadata.MemberReferences)
        {
            MemberReference member = metadata.GetMemberReference(handle);
            if (TypeOf(member.Parent) is not { } parent || missingTypes.Contains(parent))
            {
                continue;
            }

            TypeReference type = metadata.GetTypeReference(parent);
            string typeName = SignatureText.NameOf(metadata, type);
            if (AssemblyOf(metadata, type) is { } assembly && IsChecked(assembly) && TextOf(member) is { } text && !Has(assembly, typeName, text))
            {
                yield return $"{typeName}: {text} of {assembly}";
            }
        }
    }

    /// <summary>The assembly that a reference names; null where it names none.</summary>
    public static string? AssemblyOf(MetadataReader metadata, TypeReference type)
    {
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            type = metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        }

        return type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
            : null;
    }

    private bool IsChecked(string assembly) => shared.IsShared(assembly) && shared.Metadata.Has(assembly);

    private bool Has(string assembly, string type, string member)
    {
        string? nextAssembly = assembly;
        string? nextType = type;
        while (nextAssembly is not null && nextType is not null && shared.Metadata.FindType(nextAssembly, nextType) is { } found)
        {
            if (found.Has(member) || found.HasGenericBase)
            {
                return true;
            }

            (nextAssembly, nextType) = (found.BaseAssembly, found.BaseType);
        }

        return false;
    }

    // Null for what the runtime makes itself: array methods, calls with variable arguments.
    private TypeReferenceHandle? TypeOf(EntityHandle parent)
    {
        switch (parent.Kind)
        {
            case HandleKind.TypeReference:
                return (TypeReferenceHandle)parent;

            case HandleKind.TypeSpecification:
                BlobReader signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
                if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                {
                    return null;
                }

                signature.ReadCompressedInteger();
                EntityHandle generic = signature.ReadTypeHandle();
                return generic.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)generic : null;

            default:
                return null;
        }
    }

    private string? TextOf(MemberReference member)
    {
        string name = metadata.GetString(member.Name);
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            return SignatureText.Of(name, member.DecodeFieldSignature(SignatureText.Provider, null));
        }

        MethodSignature<string> signature = member.DecodeMethodSignature(SignatureText.Provider, null);
        return signature.Header.CallingConvention == SignatureCallingConvention.VarArgs ? null : SignatureText.Of(name, signature);
    }
}
