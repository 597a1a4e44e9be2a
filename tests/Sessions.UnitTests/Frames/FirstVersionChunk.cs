using Aikynetix.Pose;

namespace Aikynetix.Sessions.UnitTests.Frames;

/// <summary>A chunk as the first version of the format wrote it: stored recordings look like this for ever.</summary>
internal static class FirstVersionChunk
{
    public const string Hex =
        "41460101010013600100E48FFDD5FB2B4730823ECB71E341D3C1E93F5EE474B0AD4E0EF0CABF5A016781350FB005C839E539BC44E2D18E0516945E1F733704E2" +
        "10871A369CE6EDFCF6F7CED8E8DAEA186DD11399BD79981C85B132FE60ECB1F769AB9355D6AA7134A6B16BDBBE2BD7D0D2F3E342742EF7BD2A931449651B1225" +
        "E2B085E68FFCBBF3DEEC75A8B9EF423FB7AFDEDB927B2056E61E012209432061F1242C8E340C308E23E1B0019E31449048E1110002";

    /// <summary>The one frame in it.</summary>
    public static FrameObservation Frame { get; } = new(
        new PoseFrame(
            3, TimeSpan.FromTicks(1_000_001), 0.75f,
            [.. Enumerable.Range(0, Skeleton.Count).Select(p => p == 4 ? Keypoint.Absent : new Keypoint(p + 0.5f, 100 - p, 0.25f))]),
        [new PlateCircle(10, 20, 30, 40, 0.5f)]);
}
