using Aikynetix.Pose;

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

    /// <summary>
    /// A live capture works at one frame, each from the one before, so that no frame waits behind another. What is done beside following
    /// goes by time alone, for frames may be dropped; the picture is looked over part by part, so that no frame pays for all of it.
    /// </summary>
    public static readonly TrackingPace Live = new(1, 1) { Priority = CapturePriority.Live };

    // Time, not frames: who crosses the picture close to the camera must be gone by the next look, however fast the camera is.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenParts = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan BetweenSearches = TimeSpan.FromSeconds(0.13);

    // What can wait does so while more live runs wait for the models than they can take: following comes first.
    private const int Patience = 4;

    // Two more than can compute: one whose successors still need its result recorded, one whose picture is on its way.
    private const int Spare = 2;

    /// <summary>How urgent the frames are.</summary>
    public CapturePriority Priority { get; private init; } = CapturePriority.Upload;

    /// <summary>How many frames may be in flight at once.</summary>
    public int MaxInFlight => Priority == CapturePriority.Live ? Lag : Lag + Spare;

    /// <summary>The pace of captures of a priority.</summary>
    public static TrackingPace Of(CapturePriority priority) => priority == CapturePriority.Live ? Live : Default;

    /// <summary>What a frame does: a model that works alone looks at the whole picture in the first frame of every second.</summary>
    /// <param name="index">Place of the frame in its capture.</param>
    /// <param name="before">Time of the frame before it.</param>
    /// <param name="time">Time of the frame.</param>
    /// <param name="crowded">Whether the models have more to do than they can: a live capture then does less beside following.</param>
    public FrameTurn TurnOf(long index, TimeSpan before, TimeSpan time, bool crowded = false)
    {
        if (Priority == CapturePriority.Upload) return new FrameTurn(index % SearchEvery == 0, Passes(BetweenLooks));
        var patience = crowded ? Patience : 1;
        var part = Passes(patience * BetweenParts);
        return new FrameTurn(index == 0 || Passes(patience * BetweenSearches), part)
        {
            Part = (int)(time.Ticks / (patience * BetweenParts).Ticks % int.MaxValue),
            // Whoever is lost gets no numbers at all until found: that cannot wait for the crowd.
            Restart = index == 0 || Passes(BetweenParts),
            Reconsider = index == 0 || part,
        };

        bool Passes(TimeSpan interval) => time.Ticks / interval.Ticks != before.Ticks / interval.Ticks;
    }
}
