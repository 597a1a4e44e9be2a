using System.Buffers;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>
/// Finds where in a clip that is not filmed from the front the athlete turns to the camera, away from it or round. The facing holds for a whole clip, since
/// deciding it frame by frame makes angles jump; where it does not hold, sagittal angles are mirror images or nothing at all.
/// </summary>
internal static class TurnedFrames
{
    /// <summary>Seconds over which a turn is judged: running feet point down and back for less than half of it.</summary>
    private const double Span = 0.5;

    /// <summary>Degrees from the side from which a moment of a clip that is filmed askew as a whole shows nothing sagittal.</summary>
    private const double TurnedFromOblique = 75;

    /// <summary>Seconds before and after a turn in which it is already, or still, under way.</summary>
    private const double Edge = 0.2;

    /// <summary>Which samples are turned away; empty when there are none, and in clips filmed from the front.</summary>
    /// <param name="tracks">Keypoints per frame, sides put right.</param>
    /// <param name="posture">How the athlete stands on the whole.</param>
    /// <param name="time">The grid of the answer.</param>
    public static bool[] Find(KeypointTracks tracks, Posture posture, TimeBase time)
    {
        if (posture.View == CameraView.Front) return [];
        var limit = posture.View == CameraView.Oblique ? TurnedFromOblique : Posture.NarrowestFront;
        var trunk = OrderStatistics.Median(tracks.Length(BodyPoint.LeftShoulder.On(posture.NearSide), BodyPoint.LeftHip.On(posture.NearSide), 0));
        var forward = Middle(tracks, i => (int)posture.Facing * Forward(tracks, i), time.SampleRate);
        var width = Middle(tracks, i => Math.Abs(Across(tracks, i)), time.SampleRate);
        var turned = new bool[time.Grid.Length];
        var edge = (int)(Edge * time.SampleRate);
        var any = false;
        for (int i = 0, frame = 0; i < turned.Length; i++)
        {
            while (frame + 1 < tracks.Times.Length && tracks.Times[frame + 1] <= time.Grid[i] + (time.Interval / 2)) frame++;
            var turn = Math.Atan2(width[frame] / trunk / Posture.WidthPerTrunk, forward[frame] / trunk / Posture.FootPerTrunk);
            if (!(turn * 180 / Math.PI >= limit)) continue;
            any = true;
            turned.AsSpan(Math.Max(0, i - edge)..Math.Min(turned.Length, i + edge + 1)).Fill(true);
        }

        return any ? turned : [];
    }

    private static double Forward(KeypointTracks tracks, int frame)
    {
        var left = tracks.X[(int)BodyPoint.LeftToe][frame] - tracks.X[(int)BodyPoint.LeftHeel][frame];
        var right = tracks.X[(int)BodyPoint.RightToe][frame] - tracks.X[(int)BodyPoint.RightHeel][frame];
        return PairedSeries.Either(left, right);
    }

    private static double Across(KeypointTracks tracks, int frame) =>
        (tracks.X[(int)BodyPoint.LeftShoulder][frame] - tracks.X[(int)BodyPoint.RightShoulder][frame]
        + tracks.X[(int)BodyPoint.LeftHip][frame] - tracks.X[(int)BodyPoint.RightHip][frame]) / 2;

    // Running median, which neither a stride nor a lost frame moves.
    private static double[] Middle(KeypointTracks tracks, Func<int, double> measure, double sampleRate)
    {
        var result = new double[tracks.Times.Length];
        var step = Math.Max(1, (int)(sampleRate / 20));
        var values = new double[(result.Length + step - 1) / step];
        for (var k = 0; k < values.Length; k++) values[k] = measure(k * step);
        var half = Math.Max(1, (int)Math.Round(Span / 2 * sampleRate / step));
        var window = ArrayPool<double>.Shared.Rent((2 * half) + 1);
        for (var k = 0; k < values.Length; k++)
        {
            var count = 0;
            for (var j = Math.Max(0, k - half); j <= Math.Min(values.Length - 1, k + half); j++)
            {
                if (double.IsFinite(values[j])) window[count++] = values[j];
            }

            Array.Sort(window, 0, count);
            result.AsSpan(k * step, Math.Min(step, result.Length - (k * step))).Fill(count == 0 ? double.NaN : window[count / 2]);
        }

        ArrayPool<double>.Shared.Return(window);
        return result;
    }
}
