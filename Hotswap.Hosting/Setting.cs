using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;

namespace Hotswap;

/// <summary>An option that a configuration can set: how its text is read.</summary>
internal sealed class Setting
{
    private readonly Reader _read;

    private Setting(string name, Reader read)
    {
        Name = name;
        _read = read;
    }

    /// <summary>Reads a key.</summary>
    /// <param name="key">The key, with a value or children.</param>
    /// <param name="set">Sets the option to what was read; null where there was a problem.</param>
    /// <returns>What is wrong with the value and what it may be; null if nothing is.</returns>
    private delegate string? Reader(IConfigurationSection key, out Action<PluginHostOptions>? set);

    /// <summary>The option's name.</summary>
    public string Name { get; }

    /// <inheritdoc cref="Reader"/>
    public string? Read(IConfigurationSection key, out Action<PluginHostOptions>? set) => _read(key, out set);

    public static Setting Text(string name, Action<PluginHostOptions, string> set) => One(
        name, set, "it is empty. Give it a path, or leave the key out", (string text, out string value) => (value = text).Trim().Length > 0);

    public static Setting Number(string name, Action<PluginHostOptions, int> set) => One(
        name, set, "it is no whole number. Write one such as 10",
        (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));

    public static Setting Switch(string name, Action<PluginHostOptions, bool> set) => One<bool>(
        name, set, "it is neither true nor false. Write one of them", bool.TryParse);

    /// <summary>TimeSpan takes a bare number for days: 15 is refused instead of waiting two weeks.</summary>
    public static Setting Duration(string name, Action<PluginHostOptions, TimeSpan> set) => One(
        name, set, "it is no duration. Write hours, minutes and seconds, such as 00:00:15, or infinite",
        (string text, out TimeSpan value) =>
        {
            bool isInfinite = text.Trim().Equals("infinite", StringComparison.OrdinalIgnoreCase);
            value = Timeout.InfiniteTimeSpan;
            return isInfinite || (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value));
        });

    public static Setting Signal(string name, Action<PluginHostOptions, PosixSignal> set) => One<PosixSignal>(
        name, set, "it is no signal. Write SIGHUP, or the number of SIGUSR1 or SIGUSR2 on this system", (string text, out PosixSignal value) =>
            Enum.TryParse(text, ignoreCase: true, out value));

    public static Setting Choice<TEnum>(string name, Action<PluginHostOptions, TEnum> set)
        where TEnum : struct, Enum => One(
            name, set, $"it can be {string.Join(" or ", Enum.GetNames<TEnum>())}",
            (string text, out TEnum value) => Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value));

    /// <summary>A list: an array, or one text with commas, as environment variables have it.</summary>
    public static Setting Names(string name, Action<PluginHostOptions, string[]> set) => new(name, (IConfigurationSection key, out Action<PluginHostOptions>? apply) =>
    {
        string[] names =
        [
            .. key.GetChildren().Select(c => c.Value ?? "").Concat(key.Value?.Split(',') ?? []).Select(n => n.Trim()).Where(n => n.Length > 0),
        ];
        apply = o => set(o, names);
        return null;
    });

    private static Setting One<T>(string name, Action<PluginHostOptions, T> set, string problem, Parser<T> parse) =>
        new(name, (IConfigurationSection key, out Action<PluginHostOptions>? apply) =>
        {
            apply = null;
            if (key.Value is not { } text)
            {
                return "one value is wanted here, not a list or a section.";
            }

            if (!parse(text, out T value))
            {
                return $"{problem}.";
            }

            apply = o => set(o, value);
            return null;
        });

    private delegate bool Parser<T>(string text, out T value);
}
