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
/// argument (an asynchronous method's state machine is), every virtual and interface method counts as reachable. What a
/// lifecycle method calls itself has run by then and is not called again: of that, only what it leaves behind is to be
/// prepared, delegates and objects. What makes an exception that is thrown at once can be compiled when it is needed, and what
/// is so small that the compiler puts it into its callers is compiled there.
/// </remarks>
internal sealed class ReachableMethods
{
    private readonly PEReader _pe;
    private readonly MetadataReader _metadata;
    // What the just-in-time compiler inlines without weighing it: ALWAYS_INLINE_SIZE.
    private const int InlinedSize = 16;

    private readonly HashSet<MethodDefinitionHandle> _methods = [];
    private readonly HashSet<MethodDefinitionHandle> _run = [];
    private readonly HashSet<MethodDefinitionHandle> _prepared = [];
    private readonly List<MethodDefinitionHandle> _order = [];
    private readonly HashSet<TypeDefinitionHandle> _types = [];
    private readonly HashSet<TypeDefinitionHandle> _made = [];
    private readonly Queue<(MethodDefinitionHandle Method, bool HasRun)> _open = new();

    private ReachableMethods(AssemblyImage image)
    {
        _pe = image.Pe;
        _metadata = image.Metadata!;
    }

    /// <summary>Metadata tokens of the methods, nearest to the entry first, and of the types with a static constructor.</summary>
    public static (IReadOnlyList<int> Methods, IReadOnlyList<int> StaticConstructors) From(AssemblyImage image, string entryType)
    {
        ReachableMethods reachable = new(image);
        reachable.Run(entryType);
        return (
            [.. reachable._order.Where(reachable.CanBePrepared).Select(m => MetadataTokens.GetToken(m))],
            [.. reachable._types.Where(reachable.HasStaticConstructor).Select(t => MetadataTokens.GetToken(t))]);
    }

    private void Run(string entryType)
    {
        string name = entryType[(entryType.LastIndexOf('.') + 1)..];
        foreach (TypeDefinitionHandle handle in _metadata.TypeDefinitions)
        {
            TypeDefinition type = _metadata.GetTypeDefinition(handle);
            if (_metadata.StringComparer.Equals(type.Name, name) && SignatureText.NameOf(_metadata, type) == entryType)
            {
                foreach (MethodDefinitionHandle method in type.GetMethods())
                {
                    ReachMember(method);
                }
            }
        }

        while (_open.TryDequeue(out (MethodDefinitionHandle Method, bool HasRun) next))
        {
            MethodDefinition definition = _metadata.GetMethodDefinition(next.Method);

            // It may have become one that is called later after it was put here.
            if (definition.RelativeVirtualAddress == 0 || (next.HasRun && _methods.Contains(next.Method)))
            {
                continue;
            }

            try
            {
                Scan(_pe.GetMethodBody(definition.RelativeVirtualAddress), next.HasRun);
            }
            catch (Exception e) when (DamagedMetadata.Explains(e))
            {
                // An obfuscator's work, which runs all the same: the trail ends here.
            }
        }
    }

    private void ReachMember(MethodDefinitionHandle method)
    {
        string name = _metadata.GetString(_metadata.GetMethodDefinition(method).Name);
        switch (name[(name.LastIndexOf('.') + 1)..])
        {
            case nameof(IPluginEntry.InvokeFunc) or nameof(IPluginEntry.InvokeFuncAsync) or nameof(IPluginEntry.GetFunc):
                Reach(method);
                break;

            // Nobody's call waits for it.
            case nameof(IPluginEntry.OnFreeAsync):
                break;

            default:
                Run(method);
                break;
        }
    }

    private void Reach(MethodDefinitionHandle method, bool isInlined = false)
    {
        if (!isInlined && _prepared.Add(method))
        {
            _order.Add(method);
        }

        if (_methods.Add(method))
        {
            _open.Enqueue((method, HasRun: false));
            _types.Add(_metadata.GetMethodDefinition(method).GetDeclaringType());
        }
    }

    private void Run(MethodDefinitionHandle method)
    {
        if (!_methods.Contains(method) && _run.Add(method))
        {
            _open.Enqueue((method, HasRun: true));
            _types.Add(_metadata.GetMethodDefinition(method).GetDeclaringType());
        }
    }

    private void Scan(MethodBodyBlock body, bool hasRun)
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
                    EntityHandle token = MetadataTokens.EntityHandle(il.ReadInt32());
                    if (!IsThrown(il, code))
                    {
                        Follow(token, code, hasRun && code is ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj);
                    }

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

    private static bool IsThrown(BlobReader next, ILOpCode code) =>
        code is ILOpCode.Call or ILOpCode.Newobj && next.RemainingBytes > 0 && (ILOpCode)next.ReadByte() == ILOpCode.Throw;

    private void Follow(EntityHandle token, ILOpCode code, bool hasRun)
    {
        switch (token.Kind)
        {
            case HandleKind.MethodDefinition:
                MethodDefinitionHandle method = (MethodDefinitionHandle)token;
                if (hasRun)
                {
                    Run(method);
                }
                else
                {
                    Reach(method, code is ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj && IsInlined(method));
                }

                if (code == ILOpCode.Newobj)
                {
                    Make(_metadata.GetMethodDefinition(method).GetDeclaringType());
                }

                break;

            case HandleKind.MethodSpecification:
                MethodSpecification specification = _metadata.GetMethodSpecification((MethodSpecificationHandle)token);
                Follow(specification.Method, code, hasRun);
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

    private bool IsInlined(MethodDefinitionHandle handle)
    {
        MethodDefinition method = _metadata.GetMethodDefinition(handle);
        if (method.RelativeVirtualAddress == 0
            || (method.Attributes & System.Reflection.MethodAttributes.Virtual) != 0
            || (method.ImplAttributes & (System.Reflection.MethodImplAttributes.NoInlining
                | System.Reflection.MethodImplAttributes.NoOptimization | System.Reflection.MethodImplAttributes.Synchronized)) != 0)
        {
            return false;
        }

        MethodBodyBlock body = _pe.GetMethodBody(method.RelativeVirtualAddress);
        return body.GetILReader().Length <= InlinedSize && body.ExceptionRegions.IsEmpty;
    }

    // Without a body there is nothing to compile; of an import, that would load its native library. Which code generic ones need
    // depends on who calls them.
    private bool CanBePrepared(MethodDefinitionHandle handle)
    {
        MethodDefinition method = _metadata.GetMethodDefinition(handle);
        return method.RelativeVirtualAddress != 0
            && method.GetGenericParameters().Count == 0
            && _metadata.GetTypeDefinition(method.GetDeclaringType()).GetGenericParameters().Count == 0;
    }

    private bool HasStaticConstructor(TypeDefinitionHandle type) => _metadata.GetTypeDefinition(type).GetMethods()
        .Any(m => _metadata.StringComparer.Equals(_metadata.GetMethodDefinition(m).Name, ".cctor"));
}
