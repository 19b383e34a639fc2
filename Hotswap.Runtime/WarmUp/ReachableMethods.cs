using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Hotswap;

/// <summary>
/// Finds, in an assembly's metadata and IL, the methods that its entry type leads to and the types whose static constructors
/// these need. Nothing is loaded for it.
/// </summary>
/// <remarks>
/// A method is followed through calls, delegates and objects that it makes; of a type that is made or named as a type
/// argument (an asynchronous method's state machine is), every virtual and interface method counts as reachable.
/// </remarks>
internal sealed class ReachableMethods
{
    private readonly PEReader _pe;
    private readonly MetadataReader _metadata;
    private readonly HashSet<MethodDefinitionHandle> _methods = [];
    private readonly List<MethodDefinitionHandle> _order = [];
    private readonly HashSet<TypeDefinitionHandle> _types = [];
    private readonly HashSet<TypeDefinitionHandle> _made = [];
    private readonly Queue<MethodDefinitionHandle> _open = new();

    private ReachableMethods(PEReader pe)
    {
        _pe = pe;
        _metadata = pe.GetMetadataReader();
    }

    /// <summary>Metadata tokens of the methods, nearest to the entry first, and of the types with a static constructor.</summary>
    public static (IReadOnlyList<int> Methods, IReadOnlyList<int> StaticConstructors) From(PEReader pe, string entryType)
    {
        ReachableMethods reachable = new(pe);
        reachable.Run(entryType);
        return (
            [.. reachable._order.Select(m => MetadataTokens.GetToken(m))],
            [.. reachable._types.Where(reachable.HasStaticConstructor).Select(t => MetadataTokens.GetToken(t))]);
    }

    private void Run(string entryType)
    {
        foreach (TypeDefinitionHandle handle in _metadata.TypeDefinitions)
        {
            TypeDefinition type = _metadata.GetTypeDefinition(handle);
            if (SignatureText.NameOf(_metadata, type) == entryType)
            {
                foreach (MethodDefinitionHandle method in type.GetMethods().Where(IsNeededLater))
                {
                    Reach(method);
                }
            }
        }

        while (_open.TryDequeue(out MethodDefinitionHandle method))
        {
            MethodDefinition definition = _metadata.GetMethodDefinition(method);
            if (definition.RelativeVirtualAddress == 0)
            {
                continue;
            }

            try
            {
                Scan(_pe.GetMethodBody(definition.RelativeVirtualAddress));
            }
            catch (Exception e) when (DamagedMetadata.Explains(e))
            {
                // An obfuscator's work, which runs all the same: the trail ends here.
            }
        }
    }

    // Imports are set before the warm-up, and nobody's call waits for OnFree.
    private bool IsNeededLater(MethodDefinitionHandle method)
    {
        string name = _metadata.GetString(_metadata.GetMethodDefinition(method).Name);
        return !name.EndsWith("." + nameof(IPluginEntry.SetImport), StringComparison.Ordinal)
            && !name.EndsWith("." + nameof(IPluginEntry.OnFreeAsync), StringComparison.Ordinal);
    }

    private void Reach(MethodDefinitionHandle method)
    {
        if (!_methods.Add(method))
        {
            return;
        }

        _order.Add(method);
        _open.Enqueue(method);
        _types.Add(_metadata.GetMethodDefinition(method).GetDeclaringType());
    }

    private void Scan(MethodBodyBlock body)
    {
        BlobReader il = body.GetILReader();
        while (il.RemainingBytes > 0)
        {
            ILOpCode code = (ILOpCode)il.ReadByte();
            if ((int)code == 0xFE)
            {
                code = (ILOpCode)(0xFE00 | il.ReadByte());
            }

            switch (IlOperands.KindOf(code))
            {
                case IlOperand.Token:
                    Follow(MetadataTokens.EntityHandle(il.ReadInt32()), code);
                    break;
                case IlOperand.Switch:
                    il.Offset += 4 * (int)il.ReadUInt32();
                    break;
                case var kind:
                    il.Offset += (int)kind;
                    break;
            }
        }
    }

    private void Follow(EntityHandle token, ILOpCode code)
    {
        switch (token.Kind)
        {
            case HandleKind.MethodDefinition:
                MethodDefinitionHandle method = (MethodDefinitionHandle)token;
                Reach(method);
                if (code == ILOpCode.Newobj)
                {
                    Make(_metadata.GetMethodDefinition(method).GetDeclaringType());
                }

                break;

            case HandleKind.MethodSpecification:
                MethodSpecification specification = _metadata.GetMethodSpecification((MethodSpecificationHandle)token);
                Follow(specification.Method, code);
                MakeNamedIn(specification.Signature);
                break;

            case HandleKind.FieldDefinition:
                _types.Add(_metadata.GetFieldDefinition((FieldDefinitionHandle)token).GetDeclaringType());
                break;

            case HandleKind.TypeDefinition when code is ILOpCode.Initobj or ILOpCode.Box or ILOpCode.Newarr:
                Make((TypeDefinitionHandle)token);
                break;
        }
    }

    private void Make(TypeDefinitionHandle handle)
    {
        if (!_made.Add(handle))
        {
            return;
        }

        _types.Add(handle);
        foreach (MethodDefinitionHandle method in _metadata.GetTypeDefinition(handle).GetMethods())
        {
            if ((_metadata.GetMethodDefinition(method).Attributes & System.Reflection.MethodAttributes.Virtual) != 0)
            {
                Reach(method);
            }
        }
    }

    // The types of this assembly among the type arguments of a call.
    private void MakeNamedIn(BlobHandle signature)
    {
        BlobReader reader = _metadata.GetBlobReader(signature);
        while (reader.RemainingBytes > 0)
        {
            byte element = reader.ReadByte();
            if (element is (byte)SignatureTypeKind.Class or (byte)SignatureTypeKind.ValueType
                && reader.ReadTypeHandle() is { Kind: HandleKind.TypeDefinition } named)
            {
                Make((TypeDefinitionHandle)named);
            }
        }
    }

    private bool HasStaticConstructor(TypeDefinitionHandle type) => _metadata.GetTypeDefinition(type).GetMethods()
        .Any(m => _metadata.StringComparer.Equals(_metadata.GetMethodDefinition(m).Name, ".cctor"));
}
