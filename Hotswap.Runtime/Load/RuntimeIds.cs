using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Hotswap;

/// <summary>The names under which files for this machine may lie in a plugin's <c>runtimes</c> folder, the most particular first.</summary>
internal static class RuntimeIds
{
    public static ImmutableArray<string> Chain { get; } = [.. For(RuntimeInformation.RuntimeIdentifier)];

    /// <summary>The identifier and its fallbacks: <c>linux-musl-x64</c>, <c>linux-musl</c>, <c>linux-x64</c>, <c>linux</c>, <c>unix-x64</c>, <c>unix</c>, <c>any</c>.</summary>
    public static IReadOnlyList<string> For(string runtimeId)
    {
        int dash = runtimeId.LastIndexOf('-');
        (string system, string architecture) = dash < 0 ? (runtimeId, "") : (runtimeId[..dash], runtimeId[dash..]);
        List<string> chain = [];
        foreach (string name in Systems(system))
        {
            if (architecture.Length > 0)
            {
                chain.Add(name + architecture);
            }

            chain.Add(name);
        }

        chain.Add("any");
        return chain;
    }

    private static IEnumerable<string> Systems(string system)
    {
        yield return system;
        if (system.StartsWith("win", StringComparison.Ordinal))
        {
            yield break;
        }

        bool isApple = system.StartsWith("osx", StringComparison.Ordinal) || system.StartsWith("macos", StringComparison.Ordinal);
        if (!isApple && system is not ("linux" or "freebsd"))
        {
            // A musl or a distribution's own identifier, such as debian.12.
            yield return "linux";
        }

        yield return "unix";
    }
}
