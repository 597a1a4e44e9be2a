using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Live;
using Aikynetix.TestKit.Athletes;
using Aikynetix.TestKit.Signals;

namespace Aikynetix.Biomechanics.UnitTests.Live;

/// <summary>Captures shown to the live analysis picture by picture, with everything that it answered.</summary>
internal sealed class LiveRun
{
    private LiveRun(CaptureRecord capture, LiveContext context)
    {
        var analyzer = new LiveAnalyzer(context);
        (Capture, Readings) = (capture, [.. capture.Frames.Select(frame => analyzer.Next(frame, capture.Width, capture.Height))]);
    }

    public CaptureRecord Capture { get; }

    public LiveReading[] Readings { get; }

    public LiveState State => Readings[^1].State;

    public IEnumerable<LiveCue> Cues => Readings.SelectMany(reading => reading.Cues);

    /// <summary>Times at which repetitions were announced, seconds.</summary>
    public double[] Announced => [.. Cues.Where(cue => cue.Kind == "repetition").Select(cue => cue.Time.TotalSeconds)];

    public static LiveContext Context(string exercise, double? mass = null, double? plate = null, double? height = null) =>
        new("Weightlifting", exercise, mass, plate, new Athlete(height));

    public static LiveRun Of(CaptureRecord capture, LiveContext context) => new(capture, context);

    public static LiveRun Of(LiftScript script, LifterOptions options, string exercise) =>
        new(SyntheticLifter.Film(script, options), Context(exercise, 100, 0.45, script.BodyHeight));

    /// <summary>Squats of the given depth, one every <paramref name="period"/> seconds with a rest at the top, and when each of them ends.</summary>
    public static (Func<double, StickFigure> Movement, double Seconds, double[] Ends) Squats(int count, double depth = 1, double period = 3, double way = 1)
    {
        var keys = new List<(double, double)> { (0, 0) };
        var ends = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var start = 1 + (i * period);
            keys.AddRange([(start, 0), (start + way, depth), (start + (2 * way), 0)]);
            ends.Add(start + (2 * way));
        }

        var track = new CosineTrack([.. keys]);
        return (time => StickFigure.Squat(track.At(time)), 1 + (count * period) + 1, [.. ends]);
    }

    /// <summary>Series of one angle.</summary>
    public double[] Angle(BodySide side, Joint joint)
    {
        var index = LiveAngles.Names.ToList().IndexOf(AngleNames.Of(side, joint));
        return [.. Readings.Select(reading => (double)reading.Angles[index])];
    }

    /// <summary>Series of one angle by its key.</summary>
    public double[] Angle(string name)
    {
        var index = LiveAngles.Names.ToList().IndexOf(name);
        return [.. Readings.Select(reading => (double)reading.Angles[index])];
    }
}
