namespace Hotswap;

/// <summary>What follows an IL instruction: its value is the number of bytes, except for the two last.</summary>
internal enum IlOperand
{
    None = 0,
    Byte = 1,
    Word = 2,
    Double = 4,
    Quad = 8,
    Token = 100,
    Switch = 101,
}
