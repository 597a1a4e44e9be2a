namespace Aikynetix.Biomechanics.Calibration;

/// <summary>
/// Metres per pixel in the two planes of a lift, never mixed: the bar's from the plate, the body's from the athlete's height
/// (biomechanics reference C.1–C.3). When one of them is missing it follows from the other through the usual distance of a camera,
/// and <see cref="BodyAssumed"/> says so.
/// </summary>
internal sealed record SceneScale
{
    // Body height when nobody told it; it only steers thresholds, never a reported number.
    private const double UsualHeight = 1.70;

    private const double HeightError = 0.04;
    private const double AssumedError = 0.07;
    private const double Consistent = 2;

    private const double LeastHeight = 1.00;
    private const double GreatestHeight = 2.40;

    /// <summary>Metres per pixel in the plane in which the bar was tracked; NaN when the bar was not tracked.</summary>
    public required double Bar { get; init; }

    /// <summary>Metres per pixel in the athlete's middle plane; NaN when nothing gives it.</summary>
    public required double Body { get; init; }

    /// <summary>Body height in metres for thresholds.</summary>
    public required double BodyHeight { get; init; }

    /// <summary>Where metres come from: <c>plate</c>, <c>height</c>, <c>gravity</c> or <c>none</c>.</summary>
    public required string Source { get; init; }

    /// <summary>True when the body's scale follows from the plate by an assumed camera distance.</summary>
    public required bool BodyAssumed { get; init; }

    /// <summary>Standard deviation of the body's scale as a share of it: proportions of a person 4 %, an assumed distance 7 %, less where free flight was measured; NaN without a scale.</summary>
    public double BodyError =>
        !IsMetric ? double.NaN : FlightError ?? (BodyAssumed ? AssumedError : HeightError * Math.Max(1, Disagreement / Consistent));

    /// <summary>Standard deviation of a scale that a free flight gave or refined, as a share of it; null when none did.</summary>
    public double? FlightError { get; private init; }

    /// <summary>By how many expected standard deviations the measures of the athlete's height differ; beyond two the error grows with it.</summary>
    public double Disagreement { get; init; }

    /// <summary>Distance between camera and athlete that the two scales imply, metres; NaN when only one is known.</summary>
    public required double CameraDistance { get; init; }

    /// <summary>Whether metres mean metres; otherwise the scales only serve to find the phases.</summary>
    public bool IsMetric => Source != "none";

    /// <summary>Whether two known scales contradict each other.</summary>
    public bool IsContradictory =>
        Source == "plate" && !BodyAssumed && !(CameraDistance is >= DepthPlanes.NearestCamera and <= DepthPlanes.FarthestCamera);

    /// <summary>Puts together what is known.</summary>
    /// <param name="plateRadius">Vertical half axis of the plate, pixels; NaN without a plate.</param>
    /// <param name="plateDiameter">Stated diameter, metres.</param>
    /// <param name="stature">Body height in pixels.</param>
    /// <param name="height">Stated body height, metres; null when not known.</param>
    public static SceneScale Resolve(double plateRadius, double plateDiameter, BodyStature stature, double? height)
    {
        var plate = plateRadius > 0 && plateDiameter > 0 ? plateDiameter / (2 * plateRadius) : double.NaN;
        var stated = height is >= LeastHeight and <= GreatestHeight ? height.Value : double.NaN;
        var body = stature.IsSteady ? stated / stature.Pixels : double.NaN;
        var assumed = double.IsNaN(body) && !double.IsNaN(plate);
        if (assumed) body = DepthPlanes.BodyScale(plate, DepthPlanes.UsualCamera);

        var source = !double.IsNaN(plate) ? "plate" : !double.IsNaN(body) ? "height" : "none";
        if (source == "none") body = UsualHeight / stature.Pixels;
        var tall = double.IsNaN(stated) ? body * stature.Pixels : stated;
        return new SceneScale
        {
            Bar = double.IsNaN(plate) ? body : plate,
            Body = body,
            BodyHeight = tall is >= LeastHeight and <= GreatestHeight ? tall : UsualHeight,
            Source = source,
            BodyAssumed = assumed,
            Disagreement = stature.Disagreement,
            CameraDistance = assumed || double.IsNaN(plate) ? double.NaN : DepthPlanes.CameraDistance(plate, body),
        };
    }

    /// <summary>
    /// Lets a free flight give the scale where no height is told, and refine it where one is: the two are averaged by their variances.
    /// </summary>
    /// <param name="metersPerPixel">Scale by gravity, metres per pixel, above 0.</param>
    /// <param name="error">Standard deviation of it as a share.</param>
    /// <param name="stature">Body height in pixels.</param>
    public SceneScale WithFlight(double metersPerPixel, double error, BodyStature stature)
    {
        var told = BodyError;
        var weight = Source == "height" ? told * told / ((told * told) + (error * error)) : 1;
        var body = Math.Pow(metersPerPixel, weight) * Math.Pow(Body, 1 - weight);
        var tall = body * stature.Pixels;

        // Two measures that differ by more than both allow are not both right, and nothing tells which is.
        var beyond = Source == "height" ? Math.Max(0, Math.Abs(Math.Log(metersPerPixel / Body)) - (Consistent * double.Hypot(told, error))) : 0;
        return this with
        {
            Body = body,
            Bar = body,
            Source = Source == "height" ? Source : "gravity",
            BodyHeight = Source == "height" || tall is not (>= LeastHeight and <= GreatestHeight) ? BodyHeight : tall,
            FlightError = double.Hypot(error * Math.Sqrt(weight), beyond / 2),
        };
    }
}
