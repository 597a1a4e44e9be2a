namespace Aikynetix.Inference.UnitTests;

/// <summary>Real models and clips that lie beside the repository on some machines; tests that need them skip visibly elsewhere.</summary>
internal static class SharedFiles
{
    /// <summary>Folder of the model files: the first of <c>AIKY_MODELS</c>, else <c>shared/models</c> beside a parent folder.</summary>
    public static string ModelsOrSkip()
    {
        var set = Environment.GetEnvironmentVariable("AIKY_MODELS")?.Split(Path.PathSeparator)[0];
        var folder = string.IsNullOrEmpty(set) ? Find("models") : set;
        Assert.SkipUnless(folder is not null && File.Exists(Path.Combine(folder, "blazepose_full.onnx")), "There are no model files on this machine.");
        return folder!;
    }

    /// <summary>A clip by its file name.</summary>
    public static string ClipOrSkip(string name)
    {
        var path = Find("clips") is { } folder ? Path.Combine(folder, name) : null;
        Assert.SkipUnless(File.Exists(path), $"There is no clip {name} on this machine.");
        return path!;
    }

    private static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", name);
            if (Directory.Exists(path)) return path;
        }

        return null;
    }
}
