using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions;

/// <summary>Keeps the data folder for one server process; the operating system lets go of it when the process ends, however it ends.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _file;

    /// <exception cref="StoreUnavailableException">Another server holds the folder, or it cannot be written.</exception>
    public DataFolderLock(string folder)
    {
        var path = Path.Combine(Path.GetFullPath(folder), "server.lock");
        try
        {
            DataFolder.Ensure(Path.GetDirectoryName(path)!);
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new StoreUnavailableException($"The data folder '{folder}' cannot be written: {denied.Message}", diskFull: false, denied);
        }
        catch (IOException taken)
        {
            throw new StoreUnavailableException(
                $"Another server uses the data folder '{folder}'. Stop it, or give this one a folder of its own (AIKY_DATA). [{taken.Message}]",
                diskFull: false, taken);
        }
    }

    public void Dispose() => _file.Dispose();
}
