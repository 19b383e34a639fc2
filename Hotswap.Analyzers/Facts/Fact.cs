namespace Hotswap.Analyzers;

/// <summary>One measured fact about a member of another assembly: using it keeps an unloaded version in memory.</summary>
/// <param name="Rule">The rule that speaks of it.</param>
/// <param name="Member">Type and member, <c>Namespace.Type`1.Member</c>; <c>#ctor</c> for constructors.</param>
/// <param name="End">How what it begins is ended.</param>
/// <param name="Why">What keeps the version, for the message.</param>
/// <param name="Remedy">What was run and worked, for the message.</param>
internal sealed record Fact(string Rule, string Member, FactEnd End, string Why = "", string Remedy = "")
{
    /// <summary>Whether the user has named the member.</summary>
    public bool IsUsers { get; init; }

    /// <summary>The name of the type whose member it is about.</summary>
    public string TypeName { get; } = Member.Split('.') is { Length: > 1 } parts ? parts[parts.Length - 2] : Member;
}
