using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Running;

/// <summary>The report series of a run, one value per frame.</summary>
internal static class RunSeries
{
    private const double FarthestPlace = 5;
    private const double FastestBody = 12;

    /// <summary>All series by key.</summary>
    public static Dictionary<string, double[]> Of(RunScene run, RunBody body, bool isRun)
    {
        var (scene, time) = (run.Scene, run.Scene.Time);
        var hip = PairedSeries.Either(scene.Height(BodyPoint.LeftHip), scene.Height(BodyPoint.RightHip));
        var speed = SavitzkyGolay.FirstDerivative(hip, time.Interval, SavitzkyGolay.WindowFor(time.SampleRate));
        double[] Frames(double[] values, double limit) => scene.Scale.IsMetric
            ? Array.ConvertAll(time.ToFrames(values), value => Math.Abs(value) <= limit ? value : double.NaN)
            : Array.ConvertAll(time.FrameTimes, _ => double.NaN);
        return new Dictionary<string, double[]>(StringComparer.Ordinal)
        {
            ["contact_left"] = Contact(run, BodySide.Left, isRun),
            ["contact_right"] = Contact(run, BodySide.Right, isRun),
            ["hipy"] = Frames(hip, FarthestPlace),
            ["vhipy"] = Frames(speed, FastestBody),
            ["com"] = Frames(body.Height, FarthestPlace),
        };
    }

    // 1 on the ground, 0 in the air, NaN where the foot was not followed: before its first and after its last contact, too.
    private static double[] Contact(RunScene run, BodySide side, bool isRun)
    {
        var contacts = run.Contacts.Where(contact => contact.Side == side).ToArray();
        var landings = Array.ConvertAll(contacts, contact => contact.Landing);
        var time = run.Scene.Time;
        return Array.ConvertAll(time.FrameTimes, seconds =>
        {
            var place = (seconds - time.Grid[0]) / time.Interval;
            if (!isRun || contacts.Length == 0 || !(place >= contacts[0].Landing && place <= contacts[^1].Leaving)) return double.NaN;
            var after = Array.BinarySearch(landings, place);
            return place <= contacts[after < 0 ? ~after - 1 : after].Leaving ? 1.0 : 0.0;
        });
    }
}
