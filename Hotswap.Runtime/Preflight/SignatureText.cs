using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Text;

namespace Hotswap;

/// <summary>
/// Writes signatures as text without assembly names: a type that moved to another assembly, with a forwarder left behind, is
/// still the same type. An instance is for one assembly, whose names it remembers, and for one thread.
/// </summary>
internal sealed class SignatureText : ISignatureTypeProvider<string, object?>
{
    private static readonly string[] _primitives =
        [.. Enumerable.Range(0, (int)Enum.GetValues<PrimitiveTypeCode>().Max() + 1).Select(c => $"System.{(PrimitiveTypeCode)c}")];

    private readonly Dictionary<TypeReferenceHandle, string> _names = [];

    /// <summary>A method's signature on one line, for comparison and for people.</summary>
    public static string Of(string name, MethodSignature<string> signature)
    {
        StringBuilder text = new();
        text.Append(signature.Header.IsInstance ? "" : "static ").Append(signature.ReturnType).Append(' ').Append(name);
        if (signature.GenericParameterCount > 0)
        {
            text.Append('`').Append(signature.GenericParameterCount);
        }

        return text.Append('(').AppendJoin(", ", signature.ParameterTypes).Append(')').ToString();
    }

    /// <summary>A field's signature on one line.</summary>
    public static string Of(string name, string fieldType) => $"{fieldType} {name}";

    /// <summary>Full name of a type that is referenced: <c>Namespace.Outer+Nested</c>.</summary>
    public static string NameOf(MetadataReader metadata, TypeReference type) => type.ResolutionScope.Kind == HandleKind.TypeReference
        ? $"{NameOf(metadata, metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope))}+{metadata.GetString(type.Name)}"
        : Join(metadata.GetString(type.Namespace), metadata.GetString(type.Name));

    /// <summary>Full name of a type that is defined: <c>Namespace.Outer+Nested</c>.</summary>
    public static string NameOf(MetadataReader metadata, TypeDefinition type) => type.IsNested
        ? $"{NameOf(metadata, metadata.GetTypeDefinition(type.GetDeclaringType()))}+{metadata.GetString(type.Name)}"
        : Join(metadata.GetString(type.Namespace), metadata.GetString(type.Name));

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        NameOf(reader, reader.GetTypeDefinition(handle));

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        if (!_names.TryGetValue(handle, out string? name))
        {
            name = NameOf(reader, reader.GetTypeReference(handle));
            _names.Add(handle, name);
        }

        return name;
    }

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => _primitives[(int)typeCode];

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{genericType}<{string.Join(", ", typeArguments)}>";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        isRequired ? $"{unmodifiedType} modreq({modifier})" : unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "method " + Of("*", signature);

    private static string Join(string ns, string name) => ns.Length == 0 ? name : $"{ns}.{name}";
}
