namespace Aikynetix.WebRtc.Sdp;

/// <summary>One layer of simulcast (RFC 8853): the same camera in one of several sizes.</summary>
/// <param name="Rid">Its name.</param>
/// <param name="Pixels">The most pixels that a picture of it may have; 0 when the offer sets no limit.</param>
internal sealed record SimulcastLayer(string Rid, long Pixels)
{
    private static readonly string[] FullSize = ["f", "full", "high", "hi", "orig"];

    /// <summary>The layer with the largest pictures, as far as an offer tells.</summary>
    /// <remarks>
    /// Browsers write no sizes. What is left are the customary names, and the default of WebRTC that each layer has twice the width of the one before.
    /// </remarks>
    /// <param name="layers">At least one layer, in the order of the offer.</param>
    public static SimulcastLayer Best(IReadOnlyList<SimulcastLayer> layers)
    {
        var largest = layers.Max(layer => layer.Pixels);
        if (largest > 0) return layers.First(layer => layer.Pixels == largest);
        return layers.FirstOrDefault(layer => FullSize.Contains(layer.Rid)) ?? layers[^1];
    }
}
