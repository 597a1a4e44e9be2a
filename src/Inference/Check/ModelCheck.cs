using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference.Check;

/// <summary>Asks a loaded model about the built-in picture, one picture at a time and several in one run.</summary>
internal static class ModelCheck
{
    private static readonly RegionOfInterest Whole = RegionOfInterest.Whole(BuiltInPicture.Side, BuiltInPicture.Side);

    /// <summary>The model's answer to the built-in picture.</summary>
    /// <exception cref="OnnxException">The engine refused to run it.</exception>
    public static ModelAnswer Answer(IFamilyModel model)
    {
        using var frame = BuiltInPicture.Frame();
        using var picture = new Picture(frame);
        return Ask(model, picture);
    }

    /// <summary>The model's answer, after it was found right: the known one, or where none is known a sensible one, and the same in a batch.</summary>
    /// <param name="model">The model as it would serve.</param>
    /// <param name="stored">The known answer to the built-in picture; null when nobody knows it yet.</param>
    /// <exception cref="OnnxException">The engine refused to run it, or computes something else; the message says what, by how much and what to do.</exception>
    public static ModelAnswer Pass(IFamilyModel model, ModelAnswer? stored)
    {
        var answer = Answer(model);
        var fault = (stored is null ? Plausibility.Fault(answer) : ParityGate.Fault(stored, answer)) ?? BatchFault(model);
        return fault is null ? answer : throw new OnnxException(
            $"It does not compute what it should with ONNX Runtime {model.Input.Runtime} on this machine: {fault} Install the version of "
            + "ONNX Runtime that './aiky doctor' names, pull the model again (./aiky models pull), or use another one (./aiky models use).");
    }

    private static string? BatchFault(IFamilyModel model)
    {
        if (!model.Input.TakesMany) return null;
        using var athlete = BuiltInPicture.Frame();
        using var mirrored = BuiltInPicture.Frame(mirrored: true);
        using Picture asDrawn = new(athlete), otherWay = new(mirrored);
        // Of these every working model is sure: where none is, two places of a map may be equally high, and rounding decides.
        Picture[] pictures = [asDrawn, otherWay, asDrawn];
        var together = model.Input.RunTogether(pictures, Whole, model.Answer);
        for (var i = 0; i < pictures.Length; i++)
        {
            if (ParityGate.Fault(Ask(model, pictures[i]), together[i]) is { } fault)
                return $"in place {i + 1} of {pictures.Length} in one run it answers otherwise than alone: {fault}";
        }

        return null;
    }

    private static ModelAnswer Ask(IFamilyModel model, Picture picture) => model.Input.Run(picture, Whole, model.Answer);
}
