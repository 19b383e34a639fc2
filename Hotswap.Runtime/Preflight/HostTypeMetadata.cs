using System.Reflection.Metadata;

namespace Hotswap;

/// <summary>The members of one type of the host, as signatures. Immutable.</summary>
internal sealed class HostTypeMetadata
{
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    public HostTypeMetadata(string name, MetadataReader metadata, TypeDefinitionHandle handle)
    {
        Name = name;
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        SignatureText signatures = new();
        foreach (MethodDefinitionHandle method in type.GetMethods())
        {
            MethodDefinition definition = metadata.GetMethodDefinition(method);
            _members.Add(SignatureText.Of(metadata.GetString(definition.Name), definition.DecodeSignature(signatures, null)));
        }

        foreach (FieldDefinitionHandle field in type.GetFields())
        {
            FieldDefinition definition = metadata.GetFieldDefinition(field);
            _members.Add(SignatureText.Of(metadata.GetString(definition.Name), definition.DecodeSignature(signatures, null)));
        }

        if (type.BaseType.IsNil)
        {
            // An interface, or System.Object.
        }
        else if (type.BaseType.Kind is HandleKind.TypeDefinition)
        {
            BaseType = SignatureText.NameOf(metadata, metadata.GetTypeDefinition((TypeDefinitionHandle)type.BaseType));
            BaseAssembly = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        }
        else if (type.BaseType.Kind is HandleKind.TypeReference)
        {
            TypeReference reference = metadata.GetTypeReference((TypeReferenceHandle)type.BaseType);
            BaseType = SignatureText.NameOf(metadata, reference);
            BaseAssembly = MemberReferenceCheck.AssemblyOf(metadata, reference);
        }
        else
        {
            HasGenericBase = type.BaseType.Kind is HandleKind.TypeSpecification;
        }
    }

    public string Name { get; }

    public string? BaseType { get; }

    public string? BaseAssembly { get; }

    /// <summary>Members may be inherited under other signatures, with type arguments in place of parameters.</summary>
    public bool HasGenericBase { get; }

    public bool Has(string member) => _members.Contains(member);
}
