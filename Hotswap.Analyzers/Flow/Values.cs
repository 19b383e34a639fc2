using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>What a value is, seen through conversions and local variables.</summary>
internal static class Values
{
    /// <summary>The value before its conversions and before it was put into a local variable.</summary>
    public static IOperation Plain(IOperation value, Depth depth = default) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Plain(conversion.Operand, depth),
        ILocalReferenceOperation local when depth.IsWithin(3) && Root.Initial(local.Local, Bodies.Root(local)) is { } initial
            && initial is not (IForEachLoopOperation or IInvocationOperation { Arguments.IsEmpty: false }) => Plain(initial, depth.Deeper),
        _ => value,
    };

    /// <summary>Whether the value is an object, a delegate or a type of this assembly, or one made of such.</summary>
    public static bool IsOwn(IOperation value, HotswapProject project)
    {
        IOperation plain = Plain(value);
        return plain switch
        {
            IDelegateCreationOperation created => !Handlers.IsForeign(created, project),
            IAnonymousFunctionOperation => true,
            ITypeOfOperation type => project.MentionsOwn(type.TypeOperand),
            IArrayCreationOperation { Initializer: { } items } array => project.MentionsOwn(array.Type) || items.ElementValues.Any(v => IsOwn(v, project)),
            _ => project.MentionsOwn(plain.Type),
        };
    }

    /// <summary>Whether the value is certainly another assembly's, and holds nothing of this one's: made by it of its own, or its static one.</summary>
    public static bool IsForeign(IOperation value, HotswapProject project) => Plain(value) switch
    {
        IMemberReferenceOperation { Instance: null, Member: { } member } => !project.IsOwn(member),
        IObjectCreationOperation { Initializer: null } created => !IsOwn(created, project) && created.Arguments.All(a => IsForeign(a.Value, project)),
        IInvocationOperation { Instance: null } call => !project.IsOwn(call.TargetMethod) && call.Arguments.All(a => IsForeign(a.Value, project)),
        { } plain => plain.ConstantValue.HasValue || plain.Type is { IsValueType: true } or { SpecialType: SpecialType.System_String },
    };
}
