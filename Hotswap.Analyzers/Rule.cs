namespace Hotswap.Analyzers;

/// <summary>What the descriptors of all rules have in common.</summary>
public static class Rule
{
    /// <summary>Where a rule's page is, less its id.</summary>
    private const string Pages = "https://github.com/hotswap-net/hotswap/blob/main/docs/rules/";

    /// <summary>The help link of a rule.</summary>
    public static string HelpLink(string id) => Pages + id + ".md";
}
