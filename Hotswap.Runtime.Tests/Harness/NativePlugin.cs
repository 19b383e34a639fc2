using System.Runtime.InteropServices;

namespace Hotswap.Runtime.Tests.Harness;

/// <summary>Plugins that ship a native library: a copy of one of the framework's, whose CRC function is easy to check.</summary>
internal static class NativePlugin
{
    /// <summary>What InvokeFunc("crc") returns.</summary>
    public const uint Crc = 0xCBF43926;

    /// <summary>The library under the name <c>libcrc</c>, as this system writes it.</summary>
    public static string FileName { get; } = "libcrc" + Path.GetExtension(FrameworkFile);

    public static byte[] Library() => File.ReadAllBytes(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), FrameworkFile));

    /// <summary>The plugin, with a function that calls the library.</summary>
    public static PluginText Calling(PluginText plugin) => plugin with
    {
        InvokeFunc = """return Crc32(0, "123456789"u8.ToArray(), 9);""",
        Members = """
            [System.Runtime.InteropServices.DllImport("libcrc", EntryPoint = "CompressionNative_Crc32")]
            private static extern uint Crc32(uint crc, byte[] bytes, int length);
            """,
    };

    /// <summary>Writes the plugin with the library where a build puts it.</summary>
    public static void Write(PluginFolder folder, PluginText plugin)
    {
        folder.WriteFile($"{plugin.Name}/runtimes/{RuntimeInformation.RuntimeIdentifier}/native/{FileName}", Library());
        folder.Write(Calling(plugin));
    }

    /// <summary>A plugin that needs nothing of these tests, for hosts in processes of their own.</summary>
    /// <param name="callsLibrary">Whether its InvokeFunc calls the library; else it returns 1.</param>
    public static CompiledAssembly Alone(bool callsLibrary) => PluginCompiler.Plugin("A", $$"""
        [Hotswap.HotswapPlugin]
        public sealed class A
        {
            public void OnLoad(object? data) { }
            public void OnInit(Hotswap.Vault vault) { }
            public void OnFree() { }
            public object? Export() => null;
            public object? Import() => null;
            public bool Reloadable() => true;
            public object? InvokeFunc(string name, params object?[] args) =>
                {{(callsLibrary ? "Crc32(0, \"123456789\"u8.ToArray(), 9)" : "1u")}};

            [System.Runtime.InteropServices.DllImport("libcrc", EntryPoint = "CompressionNative_Crc32")]
            private static extern uint Crc32(uint crc, byte[] bytes, int length);
        }
        """);

    private static string FrameworkFile => OperatingSystem.IsWindows() ? "System.IO.Compression.Native.dll"
        : OperatingSystem.IsMacOS() ? "libSystem.IO.Compression.Native.dylib" : "libSystem.IO.Compression.Native.so";
}
