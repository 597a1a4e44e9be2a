using Aikynetix.Biomechanics;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>Puts films of single lifts together to films of several, the bar being lowered by hand, or dropped, in between.</summary>
public static class LiftClips
{
    /// <summary>Several films as one.</summary>
    /// <param name="lowering">Seconds that the way from the last picture of one film to the first of the next takes.</param>
    /// <param name="films">The films, all of one frame rate.</param>
    public static CaptureRecord Join(double lowering, params CaptureRecord[] films)
    {
        var frames = new List<FrameObservation>();
        foreach (var film in films)
        {
            var interval = film.Frames[1].Pose.Time - film.Frames[0].Pose.Time;
            if (frames.Count > 0) frames.AddRange(Between(frames[^1], film.Frames[0], lowering, interval));
            var start = frames.Count == 0 ? TimeSpan.Zero : frames[^1].Pose.Time + interval;
            frames.AddRange(film.Frames.Select(frame => At(frame, start + frame.Pose.Time)));
        }

        return films[0] with { Frames = [.. frames.Select((frame, i) => frame with { Pose = frame.Pose with { FrameId = i } })] };
    }

    /// <summary>The film up to a time, and then a bar that falls freely to where it lay in the first picture; the athlete stays as he is.</summary>
    /// <param name="film">The film.</param>
    /// <param name="seconds">When the bar is let go.</param>
    /// <param name="fall">Pixels per second squared.</param>
    /// <param name="after">Seconds of film after that.</param>
    public static CaptureRecord Drop(CaptureRecord film, double seconds, double fall, double after)
    {
        var kept = film.Frames.TakeWhile(frame => frame.Pose.Time.TotalSeconds < seconds).ToList();
        var (last, interval, floor) = (kept[^1], film.Frames[1].Pose.Time - film.Frames[0].Pose.Time, film.Frames[0].Plates[0].Y);
        for (var time = interval; time.TotalSeconds < after; time += interval)
        {
            var way = (float)(fall * time.TotalSeconds * time.TotalSeconds / 2);
            var plates = Array.ConvertAll(last.Plates, plate => plate == last.Plates[0] ? plate with { Y = Math.Min(floor, plate.Y + way) } : plate);
            kept.Add(At(last with { Plates = plates }, last.Pose.Time + time));
        }

        return film with { Frames = kept };
    }

    private static IEnumerable<FrameObservation> Between(FrameObservation from, FrameObservation to, double duration, TimeSpan interval)
    {
        var steps = (int)Math.Round(duration / interval.TotalSeconds);
        for (var i = 1; i < steps; i++)
        {
            var share = (float)((1 - Math.Cos(Math.PI * i / steps)) / 2);
            float Mid(float a, float b) => a + ((b - a) * share);
            var points = from.Pose.Points.Zip(to.Pose.Points, (a, b) => new Keypoint(Mid(a.X, b.X), Mid(a.Y, b.Y), Math.Min(a.Score, b.Score))).ToArray();
            var plates = from.Plates.Zip(to.Plates, (a, b) => a with { X = Mid(a.X, b.X), Y = Mid(a.Y, b.Y) }).ToArray();
            yield return new FrameObservation(from.Pose with { Time = from.Pose.Time + (i * interval), Points = points }, plates);
        }
    }

    private static FrameObservation At(FrameObservation frame, TimeSpan time) => frame with { Pose = frame.Pose with { Time = time } };
}
