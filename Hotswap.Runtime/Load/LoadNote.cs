namespace Hotswap;

/// <summary>The values of <see cref="PluginReport.Note"/>.</summary>
public static class LoadNote
{
    /// <summary>Loaded anew.</summary>
    public const string Ok = "ok";

    /// <summary>Carried over: none of its loadable files changed.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>Carried over: its Reloadable method returned false.</summary>
    public const string NotReloadable = "not reloadable";

    /// <summary>Loaded anew from its unchanged files, because a plugin that it imports was.</summary>
    public const string Relinked = "relinked";
}
