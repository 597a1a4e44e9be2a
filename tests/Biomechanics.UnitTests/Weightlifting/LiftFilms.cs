using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.UnitTests.Weightlifting;

/// <summary>Films of lifts with something done to them.</summary>
internal static class LiftFilms
{
    /// <summary>The film without some points at some times.</summary>
    public static CaptureRecord Hide(CaptureRecord film, Func<double, bool> when, BodyPoint[] points) =>
        Change(film, when, points, _ => Keypoint.Absent);

    /// <summary>The film with some points moved down, pixels.</summary>
    public static CaptureRecord Move(CaptureRecord film, BodyPoint[] points, float down) => Change(film, _ => true, points, key => key with { Y = key.Y + down });

    /// <summary>The film played slower than life.</summary>
    public static CaptureRecord Stretch(CaptureRecord film, double factor) => film with
    {
        Frames = [.. film.Frames.Select(frame => frame with { Pose = frame.Pose with { Time = frame.Pose.Time * factor } })],
    };

    /// <summary>The film with some points changed at some times.</summary>
    public static CaptureRecord Change(CaptureRecord film, Func<double, bool> when, BodyPoint[] points, Func<Keypoint, Keypoint> change) => film with
    {
        Frames =
        [
            .. film.Frames.Select(frame => when(frame.Pose.Time.TotalSeconds)
                ? frame with { Pose = frame.Pose with { Points = [.. frame.Pose.Points.Select((key, i) => points.Contains((BodyPoint)i) ? change(key) : key)] } }
                : frame),
        ],
    };
}
