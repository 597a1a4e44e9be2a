using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference.UnitTests.Onnx;

/// <summary>The native library for tests, or a visible skip where the machine has none.</summary>
internal static class NativeLibraryFile
{
    /// <summary>Loads the library or skips the test.</summary>
    public static OnnxApi LoadOrSkip()
    {
        try
        {
            return OnnxLibrary.Load(Environment.GetEnvironmentVariable("AIKY_ONNXRUNTIME"));
        }
        catch (OnnxException cause)
        {
            Assert.Skip(cause.Message);
            throw;
        }
    }
}
