namespace Aikynetix.Gateway.Health;

/// <summary>Finds a program as the operating system would, without starting it.</summary>
internal static class ProgramSearch
{
    /// <summary>Full path of the program; null when there is none of that name or path.</summary>
    public static string? Find(string program)
    {
        if (Path.GetFileName(program) != program) return File.Exists(program) ? Path.GetFullPath(program) : null;
        string[] names = OperatingSystem.IsWindows() ? [program, program + ".exe"] : [program];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}
