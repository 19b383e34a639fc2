using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Hotswap;

/// <summary>
/// Tells a file from another one of its name, size and time: a file that was copied with its time, or unpacked from an archive
/// whose times are all the same, looks as the one that it replaced.
/// </summary>
/// <param name="File">The file's number in its file system; 0 where that is not known.</param>
/// <param name="Changed">When anything of it was last changed, its name and rights included; where that is not known, when it was created.</param>
internal readonly partial record struct FileIdentity(ulong File, long Changed)
{
    private const int CurrentFolder = -100;
    private const uint NumberAndChange = 0x100 | 0x80;
    private const int Size = 256;
    private const int NumberOffset = 32;
    private const int SecondsOffset = 96;
    private const int NanosecondsOffset = 104;

    private static readonly bool _isKnown = OperatingSystem.IsLinux() && Works();

    public static FileIdentity Of(FileInfo file)
    {
        Span<byte> about = stackalloc byte[Size];
        return _isKnown && StatX(CurrentFolder, file.FullName, 0, NumberAndChange, ref MemoryMarshal.GetReference(about)) == 0
            ? new FileIdentity(
                BinaryPrimitives.ReadUInt64LittleEndian(about[NumberOffset..]),
                unchecked((BinaryPrimitives.ReadInt64LittleEndian(about[SecondsOffset..]) * 1_000_000_000) + BinaryPrimitives.ReadUInt32LittleEndian(about[NanosecondsOffset..])))
            : new FileIdentity(0, file.CreationTimeUtc.Ticks);
    }

    // Old C libraries have no such function.
    private static bool Works()
    {
        try
        {
            Span<byte> about = stackalloc byte[Size];
            return BitConverter.IsLittleEndian && StatX(CurrentFolder, "/", 0, NumberAndChange, ref MemoryMarshal.GetReference(about)) == 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    // The one call for this whose result is laid out in the same way on all machines; the framework has none.
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte about);
}
