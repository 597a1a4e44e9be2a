using System.Security.Cryptography;
using Aikynetix.Inference.Check;
using Aikynetix.Inference.Families;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Inference;

/// <summary>Turns verified bytes into a model that serves: on the wanted hardware where it computes rightly there, else on the processor.</summary>
internal sealed partial class ModelOpener(OnnxApi api, ExecutionProvider wanted, ILogger logger)
{
    private ExecutionProvider _provider = wanted;

    /// <summary>Opens a model and lets it answer for the built-in picture before anybody else gets it.</summary>
    /// <exception cref="ModelUnavailableException">It cannot be loaded, or does not compute what it should even on the processor.</exception>
    public IFamilyModel Open(ModelEntry entry, VerifiedModel file)
    {
        var stored = ModelAnswers.Find(file.Sha256) ?? file.Installed?.Answer;
        if (_provider == ExecutionProvider.Cpu) return OpenOnProcessor(entry, file, stored);
        try
        {
            return Open(api, entry, file.Bytes, stored, _provider).Model;
        }
        catch (OnnxException cause)
        {
            // A file that the processor refuses too says nothing about the hardware.
            var model = OpenOnProcessor(entry, file, stored);
            LogProviderUnusable(_provider, entry.Id, cause.Message);
            // An engine that computes one model wrongly is trusted with no further one.
            _provider = ExecutionProvider.Cpu;
            return model;
        }
    }

    /// <summary>The answer of a model's bytes on the processor, after it was found right.</summary>
    /// <exception cref="OnnxException">The bytes are no model of the family, or do not compute what they should.</exception>
    public static ModelAnswer Check(OnnxApi api, ModelEntry entry, byte[] onnx)
    {
        var (model, answer) = Open(api, entry, onnx, ModelAnswers.Find(Convert.ToHexStringLower(SHA256.HashData(onnx))), ExecutionProvider.Cpu);
        model.Dispose();
        return answer;
    }

    private IFamilyModel OpenOnProcessor(ModelEntry entry, VerifiedModel file, ModelAnswer? stored)
    {
        try
        {
            return Open(api, entry, file.Bytes, stored, ExecutionProvider.Cpu).Model;
        }
        catch (OnnxException cause)
        {
            throw new ModelUnavailableException($"Model '{entry.Id}' ({entry.File}) cannot be used. {cause.Message}", cause);
        }
    }

    private static (IFamilyModel Model, ModelAnswer Answer) Open(
        OnnxApi api, ModelEntry entry, byte[] onnx, ModelAnswer? stored, ExecutionProvider provider)
    {
        var model = ModelFamilies.Open(entry.Family, new OnnxSession(api, onnx, provider));
        try
        {
            return (model, ModelCheck.Pass(model, stored));
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    [LoggerMessage(303, LogLevel.Warning, "{Provider} cannot be used for model {Model}, going on with the CPU: {Reason}")]
    private partial void LogProviderUnusable(ExecutionProvider provider, string model, string reason);
}
