namespace Hotswap;

/// <summary>
/// Keeps every other process, and this one, from opening a store twice. A file that is open for nobody else: the system lets
/// go of it when the process ends, however it ends.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream _file;

    /// <exception cref="LiveJobStoreException">The store is open already.</exception>
    public StoreLock(string store)
    {
        string path = store + ".lock";
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (e.GetType() == typeof(IOException))
        {
            throw new LiveJobStoreException(
                $"The job store \"{store}\" is in use: another process, or another part of this one, holds \"{path}\". "
                + "One process uses a store at a time: stop the other, or give each a file of its own.",
                e);
        }
    }

    // The file stays: deleting it could take the lock of whoever has just opened it.
    public void Dispose() => _file.Dispose();
}
