namespace Slink.Contract;

/// <summary>An amount that changes hands.</summary>
public sealed record Transfer(string From, string To, long Cents);
