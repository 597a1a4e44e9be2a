using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Running;

/// <summary>
/// The runner's centre of mass, upright and along the ground. Legs do opposite things in a run, so a leg that was not seen never takes
/// the place of the other one: then trunk and hips stand in.
/// </summary>
internal sealed class RunBody
{
    private const double NeededView = 0.9;

    // The centre of mass of a standing body lies this share of the trunk above the hips.
    private const double AboveHips = 0.125;

    private static readonly BodyPoint[] LegPoints = [BodyPoint.LeftKnee, BodyPoint.LeftAnkle];

    /// <summary>Finds the centre of mass of a run.</summary>
    public RunBody(RunScene run)
    {
        var seen = run.Seen;
        FromTrunk = !LegPoints.All(point => IsSeen(run, point) && IsSeen(run, Skeleton.Mirror(point)));
        double[] Of(Func<BodyPoint, double[]> places) => FromTrunk
            ? Trunk(places)
            : CentreOfMass.Heights(places, seen.First, seen.Last, run.Context.Athlete.IsFemale).Height;
        Height = Of(run.Scene.Height);
        var scale = run.Scene.Scale.Body;
        Along = Of(point => Array.ConvertAll(run.View.Along(point), pixels => scale * pixels));
        Above = Of(point => Array.ConvertAll(run.View.Above(point), pixels => scale * pixels));
    }

    /// <summary>Whether trunk and hips stand in for the whole body.</summary>
    public bool FromTrunk { get; }

    /// <summary>Height above the floor against gravity, metres.</summary>
    public double[] Height { get; }

    /// <summary>Place along the ground, metres, in the frame of <see cref="RunScene.View"/>.</summary>
    public double[] Along { get; }

    /// <summary>Distance from the ground, metres, in the frame of <see cref="RunScene.View"/>.</summary>
    public double[] Above { get; }

    private static double[] Trunk(Func<BodyPoint, double[]> places)
    {
        var hip = PairedSeries.Either(places(BodyPoint.LeftHip), places(BodyPoint.RightHip));
        var shoulder = PairedSeries.Either(places(BodyPoint.LeftShoulder), places(BodyPoint.RightShoulder));
        return [.. hip.Zip(shoulder, (low, high) => low + (AboveHips * (high - low)))];
    }

    private static bool IsSeen(RunScene run, BodyPoint point) =>
        run.Seen.Share(run.Scene.Body.X(point)) >= NeededView && run.Seen.Median(run.Scene.Body.Score(point)) >= ContactFinder.LeastConfidence;
}
