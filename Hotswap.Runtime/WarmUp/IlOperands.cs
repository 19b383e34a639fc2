using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace Hotswap;

/// <summary>The operands of IL instructions (ECMA-335, III).</summary>
internal static class IlOperands
{
    private static readonly Dictionary<int, IlOperand> _kinds = typeof(OpCodes)
        .GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
        .Select(f => f.GetValue(null))
        .OfType<OpCode>()
        .ToDictionary(c => (ushort)c.Value & 0xFFFF, c => KindOf(c.OperandType));

    public static IlOperand KindOf(ILOpCode code) => _kinds.GetValueOrDefault((ushort)code);

    private static IlOperand KindOf(OperandType type) => type switch
    {
        OperandType.InlineNone => IlOperand.None,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => IlOperand.Byte,
        OperandType.InlineVar => IlOperand.Word,
        OperandType.InlineI8 or OperandType.InlineR => IlOperand.Quad,
        OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType => IlOperand.Token,
        OperandType.InlineSwitch => IlOperand.Switch,
        _ => IlOperand.Double,
    };
}
