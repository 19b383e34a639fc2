namespace Native.Contract;

/// <summary>A value of several kinds of members.</summary>
public readonly record struct Measure(string Unit, double Value);
