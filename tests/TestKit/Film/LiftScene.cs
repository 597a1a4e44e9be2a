using System.Numerics;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.TestKit.Film;

/// <summary>
/// A moment of a scripted lift in three dimensions: the body of <see cref="LifterFigure"/> with arms of constant length that hold the bar,
/// the bar, and its plates.
/// </summary>
public static class LiftScene
{
    private const float UpperArm = 0.186f;
    private const float Forearm = 0.146f;
    private const float Hand = 0.035f;
    private const float BarHalf = 1.1f;
    private const float PlateHalf = 0.03f;

    /// <summary>Sets a moment up.</summary>
    /// <param name="script">The lift.</param>
    /// <param name="time">Seconds on the clock of the script.</param>
    /// <param name="options">How it is filmed.</param>
    public static FilmMoment At(LiftScript script, double time, FilmOptions options)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(options);
        var height = (float)script.BodyHeight;
        var points = Array.ConvertAll(LifterFigure.Place(script, time), point => new Vector3((float)point.X, (float)point.Y, (float)point.Z));
        var (x, y) = LifterFigure.Bar(script, time);
        var bar = new Vector3((float)x, (float)y, 0);
        Hold(points, BodyPoint.LeftShoulder, BodyPoint.LeftElbow, BodyPoint.LeftWrist, bar, height);
        Hold(points, BodyPoint.RightShoulder, BodyPoint.RightElbow, BodyPoint.RightWrist, bar, height);

        FlatFace.Mould(points, height);
        points = FigureStance.Turned(points, options.Turn);
        Vector3[] ends = [bar - (Vector3.UnitZ * BarHalf), bar + (Vector3.UnitZ * BarHalf), bar - PlateOut, bar + PlateOut];
        ends = FigureStance.Turned(ends, options.Turn);
        var solids = new List<Solid>(FigureSolids.Around(points, options.Look, height));
        AddBar(solids, ends, options.Plates);
        return new FilmMoment(points, solids, options.Plates ? ends[3] : null);
    }

    private static Vector3 PlateOut => Vector3.UnitZ * (float)SyntheticLifter.PlateOffset;

    // The script bends the arm in the plane of the picture only; here both halves keep their length and the elbow goes where that puts it.
    private static void Hold(Vector3[] points, BodyPoint shoulder, BodyPoint elbow, BodyPoint wrist, Vector3 bar, float height)
    {
        var from = points[(int)shoulder];
        var grip = bar with { Z = points[(int)wrist].Z };
        var reach = grip - from;
        var distance = reach.Length();
        var stretch = MathF.Max(1, distance / (0.999f * (UpperArm + Forearm + Hand) * height));
        var (upper, lower) = (UpperArm * height * stretch, (Forearm + Hand) * height * stretch);
        var along = ((distance * distance) + (upper * upper) - (lower * lower)) / (2 * distance);
        var aside = MathF.Sqrt(MathF.Max(0, (upper * upper) - (along * along)));
        // Hanging arms bend back and outward; the higher the grip, the more the elbows come forward under the bar.
        var forward = Math.Clamp(1 + (reach.Y / (0.1f * height)), -0.6f, 0.6f);
        var pole = new Vector3(forward, -0.4f, MathF.Sign(from.Z) * 0.7f);
        var direction = reach / distance;
        pole = Vector3.Normalize(pole - (direction * Vector3.Dot(pole, direction)));
        points[(int)elbow] = from + (direction * along) + (pole * aside);
        points[(int)wrist] = Vector3.Lerp(points[(int)elbow], grip, Forearm / (Forearm + Hand));
    }

    private static void AddBar(List<Solid> solids, Vector3[] ends, bool plates)
    {
        var steel = Paint.Of(150, 152, 156, 0.03f, 0.5f);
        solids.Add(new Solid(ends[0], ends[1], 0.015f, 0.015f, steel));
        foreach (var (plate, end) in new[] { (ends[2], ends[0]), (ends[3], ends[1]) })
        {
            var axis = Vector3.Normalize(end - plate);
            solids.Add(new Solid(plate - (axis * 0.08f), end, 0.025f, 0.025f, steel));
            if (!plates) continue;
            Disc(0, 0.225f, PlateHalf, Paint.Of(30, 31, 34, 0.06f, 0.08f));
            Disc(0.014f, 0.19f, 0.024f, Paint.Of(176, 34, 36, 0.06f, 0.12f));
            Disc(-0.014f, 0.19f, 0.024f, Paint.Of(176, 34, 36, 0.06f, 0.12f));
            Disc(0.03f, 0.065f, 0.022f, Paint.Of(170, 172, 176, 0.05f, 0.5f));

            void Disc(float outward, float radius, float half, Paint paint) =>
                solids.Add(Solid.Ball(plate + (axis * outward), radius, paint).Squeezed(axis, half / radius));
        }
    }
}
