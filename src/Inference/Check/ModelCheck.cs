using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.Check;

/// <summary>Asks a loaded model about the built-in picture, one picture at a time and several in one run.</summary>
internal static class ModelCheck
{
    private static readonly RegionOfInterest Whole = RegionOfInterest.Whole(BuiltInPicture.Side, BuiltInPicture.Side);

    /// <summary>The model's answer to the built-in picture.</summary>
    /// <exception cref="Onnx.OnnxException">The engine refused to run it.</exception>
    public static ModelAnswer Answer(IFamilyModel model)
    {
        using var frame = BuiltInPicture.Frame();
        using var picture = new Picture(frame);
        return Ask(model, picture);
    }

    /// <summary>Says how a model on this engine departs from what it is known to answer, alone and in a batch; null when it does not.</summary>
    /// <param name="model">The model as it would serve.</param>
    /// <param name="stored">The known answer to the built-in picture.</param>
    /// <exception cref="Onnx.OnnxException">The engine refused to run it.</exception>
    public static string? Fault(IFamilyModel model, ModelAnswer stored) => ParityGate.Fault(stored, Answer(model)) ?? BatchFault(model);

    private static string? BatchFault(IFamilyModel model)
    {
        if (!model.Input.TakesMany) return null;
        using var athlete = BuiltInPicture.Frame();
        using var mirrored = BuiltInPicture.Frame(mirrored: true);
        using var inverted = BuiltInPicture.Frame(inverted: true);
        using Picture first = new(mirrored), second = new(athlete), third = new(inverted);
        Picture[] pictures = [first, second, third];
        var together = model.Input.RunTogether(pictures, Whole, model.Answer);
        for (var i = 0; i < pictures.Length; i++)
        {
            if (ParityGate.Fault(Ask(model, pictures[i]), together[i]) is { } fault)
                return $"In place {i + 1} of {pictures.Length} in one run it answers otherwise than alone: {fault}";
        }

        return null;
    }

    private static ModelAnswer Ask(IFamilyModel model, Picture picture) => model.Input.Run(picture, Whole, model.Answer);
}
