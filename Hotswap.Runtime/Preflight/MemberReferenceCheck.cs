using System.Reflection.Metadata;

namespace Hotswap;

/// <summary>
/// Finds the types and members that an assembly uses of shared assemblies and that the host's copies do not have: each would
/// be a MissingMethodException, or a TypeLoadException, at its first use.
/// </summary>
internal sealed class MemberReferenceCheck(MetadataReader metadata, SharedAssemblies shared)
{
    private readonly SignatureText _signatures = new();
    private readonly Dictionary<TypeReferenceHandle, CheckedType> _types = [];
    private readonly Dictionary<string, bool> _checked = new(StringComparer.Ordinal);

    /// <summary>What is missing, each as "type or member of assembly".</summary>
    public IEnumerable<string> Missing()
    {
        foreach (TypeReferenceHandle handle in metadata.TypeReferences)
        {
            TypeReference type = metadata.GetTypeReference(handle);
            if (AssemblyOf(metadata, type) is not { } assembly || !IsChecked(assembly))
            {
                continue;
            }

            string name = _signatures.GetTypeFromReference(metadata, handle, 0);
            if (shared.Metadata.FindType(assembly, name) is { } found)
            {
                _types.Add(handle, new CheckedType(assembly, name, found));
            }
            else
            {
                yield return $"{name} of {assembly}";
            }
        }

        foreach (MemberReferenceHandle handle in metadata.MemberReferences)
        {
            MemberReference member = metadata.GetMemberReference(handle);
            if (TypeOf(member.Parent) is { } parent && _types.TryGetValue(parent, out CheckedType? type)
                && TextOf(member) is { } text && !Has(type.Found, text))
            {
                yield return $"{type.Name}: {text} of {type.Assembly}";
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

    private bool IsChecked(string assembly)
    {
        if (!_checked.TryGetValue(assembly, out bool isChecked))
        {
            isChecked = shared.IsShared(assembly) && shared.Metadata.Has(assembly);
            _checked.Add(assembly, isChecked);
        }

        return isChecked;
    }

    private bool Has(HostTypeMetadata? type, string member)
    {
        while (type is not null)
        {
            if (type.Has(member) || type.HasGenericBase)
            {
                return true;
            }

            type = type is { BaseAssembly: { } assembly, BaseType: { } name } ? shared.Metadata.FindType(assembly, name) : null;
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
            return SignatureText.Of(name, member.DecodeFieldSignature(_signatures, null));
        }

        MethodSignature<string> signature = member.DecodeMethodSignature(_signatures, null);
        return signature.Header.CallingConvention == SignatureCallingConvention.VarArgs ? null : SignatureText.Of(name, signature);
    }

    /// <summary>A type of a shared assembly that the host has.</summary>
    private sealed record CheckedType(string Assembly, string Name, HostTypeMetadata Found);
}
