using Aikynetix.Pose;

namespace Aikynetix.TestKit.Scoring;

/// <summary>
/// Adds up how close a model's answers come to the truth: share of points within a part of the torso (PCK, Yang and Ramanan 2013, with the
/// torso as yardstick), exchanged sides, joint angles, lost pictures.
/// </summary>
/// <remarks>
/// Points are scored whatever the presence, so that a shy model is not taken for a blind one; <see cref="PoseFigures.Lost"/> tells how
/// often they would not have been used. A point that is absent, or all of them without an answer, counts as missed. An angle without its
/// points has no error: <see cref="AngleError.Answered"/> tells how many have one, so that a model that loses pictures is not taken for a good one.
/// </remarks>
public sealed class PoseScore
{
    private const double Near = 0.1;
    private const double Far = 0.2;
    private const double ClearlyBetter = 0.6;
    private const double ClearlyWrong = 0.12;
    private const int FewestPoints = 4;
    private const double ShortestArm = 0.2;
    private const double ShortestFoot = 0.1;

    private readonly Dictionary<BodyPoint, List<double>> _distances = [];
    private readonly HashSet<BodyPoint> _given = [];
    // Not a number where the model has no answer.
    private readonly Dictionary<string, List<double>> _angles = JointAngle.All.ToDictionary(angle => angle.Name, _ => new List<double>());
    private (int Swapped, int Compared) _body;
    private (int Swapped, int Compared) _legs;
    private int _pictures;
    private int _lost;

    /// <summary>Counts one picture with a person.</summary>
    public void Add(BodyTruth truth, BodyAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(answer);
        _pictures++;
        if (!answer.IsUsed) _lost++;
        if (double.IsNaN(truth.Torso)) return;
        AddDistances(truth, answer.Points);
        AddAngles(truth, answer.Points);
        if (answer.Points is not { } points) return;
        _body = Compare(_body, JointGroup.Body, truth, points);
        _legs = Compare(_legs, JointGroup.Legs, truth, points);
    }

    /// <summary>The figures so far.</summary>
    public PoseFigures Figures() => new(
        _pictures,
        Share(_lost, _pictures),
        JointGroup.All.ToDictionary(group => group.Name, group => Within(group, Near)),
        JointGroup.All.ToDictionary(group => group.Name, group => Within(group, Far)),
        Within(JointGroup.Body, Near),
        Within(JointGroup.Body, Far),
        Quantile(Distances(JointGroup.Body), 0.5),
        Share(_body.Swapped, _body.Compared),
        Share(_legs.Swapped, _legs.Compared),
        _angles.ToDictionary(pair => pair.Key, pair => ErrorOf(pair.Value)));

    /// <summary>The value below which a share of the values lies, by the nearest rank; null without values.</summary>
    public static double? Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? null : sorted[(int)Math.Round(share * (sorted.Length - 1))];
    }

    private void AddDistances(BodyTruth truth, Keypoint[]? points)
    {
        for (var i = 0; i < Skeleton.Count; i++)
        {
            var present = points is not null && points[i].IsPresent;
            if (present) _given.Add((BodyPoint)i);
            if (!truth.Asked[i]) continue;
            if (!_distances.TryGetValue((BodyPoint)i, out var list)) _distances[(BodyPoint)i] = list = [];
            list.Add(present ? BodyTruth.Distance(points![i], truth.Points[i]) / truth.Torso : double.PositiveInfinity);
        }
    }

    // The rule by which the product itself finds exchanged sides: single wild limbs must not decide, so distances are capped at one torso.
    private static (int Swapped, int Compared) Compare((int Swapped, int Compared) before, JointGroup group, BodyTruth truth, Keypoint[] points)
    {
        var (same, mirrored, count) = (0.0, 0.0, 0);
        foreach (var point in group.Points)
        {
            var (one, other) = (points[(int)point], points[(int)Skeleton.Mirror(point)]);
            if (!truth.Asked[(int)point] || !one.IsPresent || !other.IsPresent) continue;
            same += Math.Min(1, BodyTruth.Distance(one, truth.Points[(int)point]) / truth.Torso);
            mirrored += Math.Min(1, BodyTruth.Distance(other, truth.Points[(int)point]) / truth.Torso);
            count++;
        }

        if (count < FewestPoints) return before;
        var isSwapped = mirrored < ClearlyBetter * same && same / count > ClearlyWrong;
        return (before.Swapped + (isSwapped ? 1 : 0), before.Compared + 1);
    }

    private void AddAngles(BodyTruth truth, Keypoint[]? points)
    {
        foreach (var angle in JointAngle.All.Concat(JointAngle.All.Select(angle => angle.OnTheRight)))
        {
            if (!truth.Asked[(int)angle.From] || !truth.Asked[(int)angle.At] || !truth.Asked[(int)angle.To]) continue;
            // A limb that points at the camera has no angle worth the name.
            var shortest = angle.Name == "ankle" ? ShortestFoot : ShortestArm;
            if (angle.ShorterArm(truth.Points) < shortest * truth.Torso) continue;
            _angles[angle.Name].Add(points is null ? double.NaN : Math.Abs(angle.Of(points) - angle.Of(truth.Points)));
        }
    }

    private static AngleError ErrorOf(List<double> errors)
    {
        var answered = errors.Where(error => !double.IsNaN(error)).ToArray();
        return new AngleError(errors.Count, answered.Length, Quantile(answered, 0.5), Quantile(answered, 0.9));
    }

    private double? Within(JointGroup group, double limit)
    {
        if (!group.Points.Any(_given.Contains)) return null;
        var distances = Distances(group).ToArray();
        return Share(distances.Count(distance => distance <= limit), distances.Length);
    }

    private IEnumerable<double> Distances(JointGroup group) =>
        group.Points.SelectMany(point => _distances.TryGetValue(point, out var list) ? list : Enumerable.Empty<double>());

    private static double? Share(int part, int whole) => whole == 0 ? null : part / (double)whole;
}
