using Aikynetix.Inference.Conversion;
using Aikynetix.Inference.Install;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference;

/// <summary>Puts the store and the installer together: the one place that knows which conversion and which check a pull uses.</summary>
internal static class ModelInstallerFactory
{
    /// <summary>The installer into the first models folder.</summary>
    public static ModelInstaller Create(InferenceOptions inference, ModelOptions models, TimeProvider time) => new(
        models.Folders(AppContext.BaseDirectory)[0], models, DownloadLimits.Default, static (tflite, family) => TfLiteConverter.ToOnnx(tflite, family), Check(inference), time);

    /// <summary>The store over all models folders.</summary>
    /// <param name="models">Where they are.</param>
    /// <param name="installer">Fetches what is missing; null when that is not allowed.</param>
    public static ModelStore Store(ModelOptions models, ModelInstaller? installer) => new(
        models.Folders(AppContext.BaseDirectory),
        installer is null ? null : (model, cancellationToken) => installer.InstallAsync(model, static _ => { }, cancellationToken),
        ModelOptions.BundleFolder(AppContext.BaseDirectory));

    private static Func<ModelEntry, byte[], CancellationToken, Task<ModelAnswer>> Check(InferenceOptions inference) =>
        (model, onnx, cancellationToken) => Task.Run(() => ModelOpener.Check(OnnxLibrary.Load(inference.OnnxRuntime), model, onnx), cancellationToken);
}
