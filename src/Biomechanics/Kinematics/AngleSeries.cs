using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>All angles of one capture on the grid of its time base, in degrees; NaN where a needed point was hidden.</summary>
public sealed class AngleSeries
{
    private static readonly Joint[] NearJoints = [Joint.Ankle, Joint.Knee, Joint.Hip];

    private readonly Dictionary<(BodySide Side, Joint Joint), double[]> _joints;
    private readonly bool _isShown;

    internal AngleSeries(BodyTrack body, Dictionary<(BodySide Side, Joint Joint), double[]> joints)
    {
        (Time, NearSide, _joints) = (body.Time, body.NearSide, joints);
        _isShown = !ViewRules.HidesSagittal(body.View);
    }

    /// <summary>The grid on which the series lie.</summary>
    public TimeBase Time { get; }

    /// <summary>The side whose angles are also exported without a side.</summary>
    public BodySide NearSide { get; }

    /// <summary>Shank of the near side from the horizontal: 90 upright, below 90 with the knee forward.</summary>
    public required double[] Shin { get; init; }

    /// <summary>Trunk from the horizontal: 90 upright, below 90 leaning forward.</summary>
    public required double[] Torso { get; init; }

    /// <summary>Thigh of the near side from the horizontal: 0 parallel to the ground, below 0 with the hip lower than the knee.</summary>
    public required double[] ThighElevation { get; init; }

    /// <summary>
    /// Exported angle of a joint: inclusive (180 straight, hip extension above 180); shoulder 0 arm at the side, 180 overhead.
    /// </summary>
    public double[] Of(BodySide side, Joint joint) => _joints[(side, joint)];

    /// <summary>As <see cref="Of"/> for the side nearer to the camera.</summary>
    public double[] Near(Joint joint) => Of(NearSide, joint);

    /// <summary>
    /// The series that the API calls <c>angles</c>, by key, one value per frame of the capture; NaN throughout when the clip was filmed from
    /// the front, where they cannot be seen.
    /// </summary>
    public IReadOnlyDictionary<string, double[]> Export()
    {
        var export = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var ((side, joint), series) in _joints) export[AngleNames.Of(side, joint)] = Frames(series);
        foreach (var joint in NearJoints) export[AngleNames.Near(joint)] = export[AngleNames.Of(NearSide, joint)];
        (export[AngleNames.Shin], export[AngleNames.Torso]) = (Frames(Shin), Frames(Torso));
        return export;
    }

    private double[] Frames(double[] series) => _isShown ? Time.ToFrames(series) : Array.ConvertAll(Time.FrameTimes, _ => double.NaN);
}
