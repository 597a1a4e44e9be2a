namespace Aikynetix.TestKit.Athletes;

/// <summary>Draws runners and cameras as phones are: 1–3 px of noise at 720p, tilt, drop-outs.</summary>
public static class RunDraw
{
    /// <summary>A random runner.</summary>
    public static RunScript Runner(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var speed = 2.5 + (1.5 * random.NextDouble());
        var contact = 0.34 - (0.035 * speed) + (0.03 * (random.NextDouble() - 0.5));
        var flight = 0.07 + (0.06 * random.NextDouble());
        return new RunScript
        {
            Duration = 4,
            Speed = speed,
            ContactTime = (contact, contact),
            FlightTime = (flight, flight),
            Strike = -8 + (28 * random.NextDouble()),
            Lean = 2 + (10 * random.NextDouble()),
            Reach = 0.32 + (0.04 * random.NextDouble()),
            BodyHeight = 1.65 + (0.25 * random.NextDouble()),
            FirstContact = 0.7 * random.NextDouble(),
        };
    }

    /// <summary>A random camera of a rate.</summary>
    public static AthleteCamera Camera(Random random, double rate)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new AthleteCamera
        {
            FramesPerSecond = rate,
            Noise = 1 + (2 * random.NextDouble()),
            Roll = 0.7 * Normal(random),
            DropOut = 0.02,
            FacesRight = random.Next(2) == 0,
            Seed = random.Next(),
        };
    }

    /// <summary>A normal number.</summary>
    public static double Normal(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
