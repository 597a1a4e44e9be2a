namespace Aikynetix.Inference.Tracking;

/// <summary>How far apart in time the parts of the tracking work; the same on every machine, so that results are too.</summary>
/// <param name="Lag">A frame starts from what the frame this many before it knew, 1 or more.</param>
/// <param name="SearchEvery">Everybody is searched for in each frame whose index this divides, 1 or more.</param>
internal sealed record TrackingPace(int Lag, int SearchEvery)
{
    /// <summary>
    /// Measured on six lifting and running clips, 1,020 frames: at lag 1, 2 and 3 the athlete was lost in 0, 2 and 11 frames (all in a
    /// squat whose plate hides the upper body), while limb lengths spread alike within 3 % at lag 1 and 2. Two frames in flight with several
    /// models side by side in each keep four cores busy. Searching every frame instead of every fourth gained nothing.
    /// </summary>
    public static readonly TrackingPace Default = new(2, 4);

    // Time, not frames: who crosses the picture close to the camera must be gone by the next look, however fast the camera is.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>What a frame does: a model that works alone looks at the whole picture in the first frame of every second.</summary>
    /// <param name="index">Place of the frame in its capture.</param>
    /// <param name="before">Time of the frame before it.</param>
    /// <param name="time">Time of the frame.</param>
    public FrameTurn TurnOf(long index, TimeSpan before, TimeSpan time) =>
        new(index % SearchEvery == 0, time.Ticks / BetweenLooks.Ticks != before.Ticks / BetweenLooks.Ticks);
}
