using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Runtime;

namespace Hotswap.Tool.Doctor;

/// <summary>A host to be looked into: a process that stands still meanwhile, or a dump.</summary>
internal sealed class Target : IDisposable
{
    private readonly DataTarget _data;
    private readonly string? _temporary;

    private Target(string name, DataTarget data, bool isProcess, string? temporary)
    {
        (Name, _data, IsProcess, _temporary) = (name, data, isProcess, temporary);
        ClrInfo info = data.ClrVersions.FirstOrDefault()
            ?? throw new ToolException($"there is no .NET runtime in {name}. Name the process of the host itself, not that of a script or of dotnet run around it.");
        Runtime = Dac(info) is { } dac ? info.CreateRuntime(dac, ignoreMismatch: true) : info.CreateRuntime();
    }

    /// <summary>For people.</summary>
    public string Name { get; }

    public bool IsProcess { get; }

    public ClrRuntime Runtime { get; }

    /// <param name="what">A process id, or the path of a dump.</param>
    /// <param name="viaDump">Have the process write a dump, and look into that.</param>
    /// <exception cref="ToolException">It cannot be opened; the message says what to do.</exception>
    public static Target Open(string what, bool viaDump)
    {
        if (!int.TryParse(what, NumberStyles.None, CultureInfo.InvariantCulture, out int pid) || File.Exists(what))
        {
            return OpenDump(Path.GetFullPath(what), null);
        }

        CheckProcess(pid);
        return viaDump ? OpenDump(WriteDump(pid), $"process {pid} (by a dump)") : Attach(pid);
    }

    public void Dispose()
    {
        Runtime.Dispose();
        _data.Dispose();
        if (_temporary is not null)
        {
            File.Delete(_temporary);
        }
    }

    private static Target Attach(int pid)
    {
        DataTarget? data = null;
        try
        {
            data = DataTarget.AttachToProcess(pid, suspend: true);
            return new Target($"process {pid}", data, isProcess: true, temporary: null);
        }
        catch (Exception e) when (e is not ToolException)
        {
            data?.Dispose();
            throw new ToolException(
                $"process {pid} cannot be attached to: {e.Message}\n"
                + "Attaching needs the rights of a debugger: the same user, or root; on Linux kernel.yama.ptrace_scope=0 or the capability SYS_PTRACE\n"
                + "(docker run --cap-add=SYS_PTRACE). Without them, have the host write a dump, which needs none: hotswap doctor --dump "
                + $"{pid}, or dotnet-dump collect and hotswap doctor <dump file>.", e);
        }
        catch
        {
            data?.Dispose();
            throw;
        }
    }

    private static Target OpenDump(string path, string? name)
    {
        if (!File.Exists(path))
        {
            throw new ToolException($"\"{path}\" is neither a process id nor a file. Name a running host's process id, or a dump of it.");
        }

        try
        {
            return new Target(name ?? path, DataTarget.LoadDump(path), isProcess: false, name is null ? null : path);
        }
        catch (Exception e) when (e is not ToolException)
        {
            throw new ToolException($"the dump \"{path}\" cannot be read: {e.Message} Collect it with its heap (dotnet-dump collect --type Heap), and read it on the same system.", e);
        }
    }

    private static string WriteDump(int pid)
    {
        string path = Path.Combine(Path.GetTempPath(), $"hotswap-doctor-{pid}-{Environment.ProcessId}.dmp");
        try
        {
            new DiagnosticsClient(pid).WriteDump(DumpType.WithHeap, path, logDumpGeneration: false);
            return path;
        }
        catch (Exception e) when (e is DiagnosticsClientException or IOException or TimeoutException)
        {
            File.Delete(path);
            throw new ToolException(
                $"process {pid} did not write a dump: {e.Message}\nIt must be a .NET process of the same user with diagnostics on (DOTNET_EnableDiagnostics is not 0) "
                + "and the same temporary folder (TMPDIR); in a container, run the tool inside it.", e);
        }
    }

    private static void CheckProcess(int pid)
    {
        try
        {
            using Process process = Process.GetProcessById(pid);
        }
        catch (ArgumentException e)
        {
            throw new ToolException($"there is no process {pid}. dotnet-counters ps or ps aux lists those that run.", e);
        }
    }

    // Beside the runtime of the host, or, for a dump from elsewhere, beside this tool's.
    private static string? Dac(ClrInfo info)
    {
        string file = OperatingSystem.IsWindows() ? "mscordaccore.dll" : OperatingSystem.IsMacOS() ? "libmscordaccore.dylib" : "libmscordaccore.so";
        string own = RuntimeEnvironment.GetRuntimeDirectory();
        List<string> folders = [Path.GetDirectoryName(info.ModuleInfo.FileName) ?? own];
        if (Path.GetFileName(Path.TrimEndingDirectorySeparator(folders[0])) == Path.GetFileName(Path.TrimEndingDirectorySeparator(own)))
        {
            folders.Add(own);
        }

        return folders.Select(f => Path.Combine(f, file)).FirstOrDefault(File.Exists);
    }
}
