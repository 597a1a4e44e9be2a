namespace Aikynetix.TestKit.Athletes;

/// <summary>
/// One random set of overhead squats and how it is filmed, with ordinary faults: a rolled camera, a height that does not fit the
/// proportions, drop-outs. The same number gives the same set.
/// </summary>
public sealed class SquatDraw
{
    private readonly int _number;
    private readonly Random _random;

    /// <summary>Draws the set of a number.</summary>
    public SquatDraw(int number)
    {
        (_number, _random) = (number, new Random(1000 + number));
        var (shank, thigh, trunk, arms) = (Around(30, 4), Around(95, 8), Around(38, 5), Around(172, 8));
        var heel = number % 2 == 0 ? 0 : 0.04 * _random.NextDouble();
        Script = new SquatScript([.. Enumerable.Range(0, 3 + _random.Next(3)).Select(_ => new SquatRepetition
        {
            Shank = Around(shank, 2),
            Thigh = Around(thigh, 3),
            Trunk = Around(trunk, 3),
            Arms = Around(arms, 3),
            Elbow = Math.Abs(Around(0, 6)),
            HeelRise = heel > 0 ? Math.Max(0, Around(heel, 0.005)) : 0,
            Descent = 1 + _random.NextDouble(),
            Pause = _random.NextDouble() * _random.Next(2),
            Ascent = 0.7 + (0.7 * _random.NextDouble()),
            Rest = 0.4 + (0.8 * _random.NextDouble()),
        })])
        { BodyHeight = Around(1.75, 0.08) };
    }

    /// <summary>The movement.</summary>
    public SquatScript Script { get; }

    /// <summary>A camera with roll, drop-outs and either side; noise of 0 becomes 1–3 pixels. Each call draws anew.</summary>
    public AthleteCamera Camera(AthleteCamera camera)
    {
        ArgumentNullException.ThrowIfNull(camera);
        var film = camera with { Roll = Around(0, 0.7), FacesRight = _random.Next(2) == 0, DropOut = 0.02, Seed = _number + 1 };
        return camera.Noise == 0 ? film with { Noise = 1 + (2 * _random.NextDouble()) } : film;
    }

    /// <summary>The height that is stated, metres: true to 4 %. Each call draws anew.</summary>
    public double StatedHeight() => Script.BodyHeight * Around(1, 0.04);

    private double Around(double mean, double deviation) =>
        mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble()));
}
