using System.Runtime.InteropServices;

namespace Aikynetix.Inference.Onnx;

/// <summary>Finds and loads the native ONNX Runtime library, once per process, and says where it looked when it is not there.</summary>
internal static class OnnxLibrary
{
    private static readonly Lock Gate = new();
    private static OnnxApi? _loaded;

    /// <summary>File name of the library on this operating system.</summary>
    public static string FileName { get; } = OperatingSystem.IsWindows() ? "onnxruntime.dll"
        : OperatingSystem.IsMacOS() ? "libonnxruntime.dylib" : "libonnxruntime.so.1";

    /// <summary>Loads the library, or gives the one that the process has loaded before.</summary>
    /// <param name="configured">Path of the file or of its folder from the settings; null or empty to look in the usual places.</param>
    /// <exception cref="OnnxException">It is nowhere, or cannot be used; the message says what to do.</exception>
    public static OnnxApi Load(string? configured)
    {
        lock (Gate)
        {
            return _loaded ??= Open(Locate(configured, AppContext.BaseDirectory));
        }
    }

    /// <summary>The file to load: the configured one, else beside the app, else <c>artifacts/native</c> in the nearest parent folder.</summary>
    public static string Locate(string? configured, string appFolder)
    {
        var places = Candidates(configured, appFolder).ToList();
        return places.Find(File.Exists) ?? throw new OnnxException(
            $"ONNX Runtime's native library ({FileName}) was not found. Looked at: {string.Join(", ", places)}. "
            + "Run './aiky doctor' to see what this machine lacks, or set AIKY_ONNXRUNTIME to the path of the file.");
    }

    private static IEnumerable<string> Candidates(string? configured, string appFolder)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            yield return Directory.Exists(configured) ? Path.Combine(configured, FileName) : Path.GetFullPath(configured);
            yield break;
        }

        yield return Path.Combine(appFolder, FileName);
        for (var folder = new DirectoryInfo(appFolder); folder is not null; folder = folder.Parent)
        {
            var native = Path.Combine(folder.FullName, "artifacts", "native");
            if (folder.Parent is null || Directory.Exists(native)) yield return Path.Combine(native, FileName);
        }
    }

    private static OnnxApi Open(string path)
    {
        OnnxTelemetry.Disable();
        try
        {
            return new OnnxApi(NativeLibrary.Load(path));
        }
        catch (Exception cause) when (cause is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new OnnxException(
                $"'{path}' could not be loaded as ONNX Runtime ({cause.Message}). Run './aiky doctor' to fetch the right file.", cause);
        }
    }
}
