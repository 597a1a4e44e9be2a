using System.Runtime.InteropServices;

namespace Aikynetix.Inference.Onnx;

/// <summary>
/// Keeps the native library from reporting to its maker: the official Linux build of 1.30 identifies the machine and is made to
/// upload usage over HTTPS unless this variable is set before they load. A self-hosted server calls nobody.
/// </summary>
internal static partial class OnnxTelemetry
{
    /// <summary>The switch that the library reads from its environment.</summary>
    public const string Variable = "ORT_DISABLE_TELEMETRY";

    /// <summary>Switches reporting off for this process; must run before the library is loaded.</summary>
    public static void Disable()
    {
        Environment.SetEnvironmentVariable(Variable, "1");

        // On Unix the call above changes only what managed code sees, and the library asks the C library.
        if (!OperatingSystem.IsWindows() && SetEnvironment(Variable, "1", overwrite: 1) != 0)
        {
            throw new OnnxException($"The environment variable {Variable} could not be set, so ONNX Runtime is not loaded.");
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
