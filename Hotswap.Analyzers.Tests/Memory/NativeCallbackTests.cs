using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4003RegistrationNotEnded>;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>HS4003: functions of the plugin's that native code keeps, by what is given to it and what takes it back.</summary>
public class NativeCallbackTests
{
    [Theory]
    [InlineData("the function is one of several arguments", "[|set_log_callback(1, Write)|];", "run(1);")]
    [InlineData("another native function is called, not one that takes back", "[|set_callback(Write)|];", "run(1); run(Write);")]
    [InlineData("given once more with other arguments", "[|set_log_callback(1, Write)|];", "[|set_log_callback(2, Write)|];")]
    [InlineData("an import that is generated", "[|Native.set_handler(Write)|];", "")]
    [InlineData("a kept delegate that is later forgotten", "_log = Write; [|set_callback(_log)|];", "_log = null;")]
    [InlineData("a kept pointer that is later forgotten", "_p = Marshal.GetFunctionPointerForDelegate<Log>(Write); [|register_handler(_p)|];", "_p = IntPtr.Zero;")]
    public Task Flagged(string shape, string load, string free) => Check(shape, load, free);

    [Theory]
    [InlineData("the library's own function", "_p = NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), \"f\"); register_handler(_p);", "")]
    [InlineData("a pointer taken over from another variable", "_q = NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), \"f\"); _p = _q; register_handler(_p);", "")]
    [InlineData("taken back: null is one of several arguments", "set_log_callback(1, Write);", "set_log_callback(1, null);")]
    [InlineData("taken back by another import that is generated", "Native.set_handler(Write);", "Native.clear_handler();")]
    [InlineData("managed code, whatever its attributes", "set_managed_callback(Write);", "")]
    public Task Silent(string shape, string load, string free) => Check(shape, load, free);

    private static Task Check(string shape, string load, string free)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(
            Sources.Plugin($$"""
                public delegate void Log(int n);
                private Log? _log; private IntPtr _p, _q;
                private static void Write(int n) { }
                public void OnLoad() { {{load}} }
                public void OnFree() { {{free}} }
                [DllImport("native")] static extern void set_callback(Log? log);
                [DllImport("native")] static extern void set_log_callback(int level, Log? log);
                [DllImport("native")] static extern void register_handler(IntPtr p);
                [DllImport("native")] static extern void run(int n);
                [DllImport("native")] static extern void run(Log log);
                private static partial class Native
                {
                    [LibraryImport("native")] internal static partial void set_handler(Log log);
                    [LibraryImport("native")] internal static partial void clear_handler();
                    internal static partial void set_handler(Log log) { }
                    internal static partial void clear_handler() { }
                }
                [Conditional("DEBUG")] static void set_managed_callback(Log log) { }
                """),
            Sources.Project);
    }
}
