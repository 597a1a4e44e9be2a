using System.Numerics;
using Aikynetix.Biomechanics;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Bar;

/// <summary>Writes capture records in which hands and plate candidates follow given paths, without any picture.</summary>
public static class BarCapture
{
    /// <summary>Body height of the lifter, pixels; a full-size plate beside this body has a radius of about 77 pixels.</summary>
    public const float BodyHeight = 600;

    /// <summary>One observation per frame.</summary>
    /// <param name="frames">Number of frames.</param>
    /// <param name="rate">Frames per second.</param>
    /// <param name="hands">Wrists by time in seconds; null where the athlete was lost.</param>
    /// <param name="plates">Candidates by time in seconds.</param>
    public static CaptureRecord Of(int frames, double rate, Func<double, Vector2?> hands, Func<double, PlateCircle[]> plates)
    {
        var observations = new FrameObservation[frames];
        for (var i = 0; i < frames; i++)
        {
            var time = TimeSpan.FromSeconds(i / rate);
            var pose = hands(i / rate) is { } place ? LifterPose.Holding(place, BodyHeight, i, time) : PoseFrame.Empty(i, time);
            observations[i] = new FrameObservation(pose, plates(i / rate));
        }

        return new CaptureRecord(1280, 720, observations);
    }
}
