using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference.Families;

/// <summary>The families of models that this engine understands, by the names that the registry gives them.</summary>
internal static class ModelFamilies
{
    private static readonly Dictionary<string, Func<OnnxSession, IFamilyModel>> Known = new()
    {
        ["aiky-pose"] = session => new AikyPose(session),
        ["blazepose"] = session => new BlazePose(session),
        ["rtmpose"] = session => new RtmPose(session),
        ["movenet"] = session => new MoveNet(session),
        ["rtmdet"] = session => new RtmDetector(session),
        ["blazepose-detector"] = session => new BlazeDetector(session),
    };

    /// <summary>Takes over a session as a model of a family.</summary>
    /// <exception cref="OnnxException">The session holds another kind of model, or this version does not know the family.</exception>
    public static IFamilyModel Open(string family, OnnxSession session)
    {
        if (Known.TryGetValue(family, out var open)) return open(session);
        session.Dispose();
        throw new OnnxException($"This version knows no family '{family}'; it knows {string.Join(", ", Known.Keys)}.");
    }
}
