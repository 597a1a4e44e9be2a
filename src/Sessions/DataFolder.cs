namespace Aikynetix.Sessions;

/// <summary>The folder of all state, which nobody but the user of the server may enter: it holds people's films, profiles and hashes of keys.</summary>
public static class DataFolder
{
    /// <summary>Makes the folder where it is missing; one that is there keeps the rights that the operator gave it.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static void Ensure(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
