namespace Aikynetix.Inference.Models;

/// <summary>Which other models work with a pose model: the one rule of those who load models and those who tell what is in use.</summary>
internal static class Companions
{
    /// <summary>Whether a pose model needs others to start from and to keep its sides apart; one that does not takes what is here.</summary>
    public static bool AreNeeded(ModelEntry pose) => pose.Family == "blazepose";

    /// <summary>The ids of the models that work with a pose model.</summary>
    public static IReadOnlyList<string> Of(ModelEntry pose) =>
        AreNeeded(pose) ? ["movenet-lightning", "rtmdet-nano", "blazepose-detector"] : ["rtmdet-nano"];
}
