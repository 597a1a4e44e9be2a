namespace Aikynetix.TestKit.Athletes;

/// <summary>Draws jumpers and cameras at random, from a seed.</summary>
/// <param name="seed">The same seed draws the same.</param>
public sealed class JumpDraw(int seed)
{
    private const double Gravity = 9.81;

    private readonly Random _random = new(seed);

    /// <summary>A jump of 15 to 55 cm by a person of 1.55 to 1.95 m, from standing or from a box.</summary>
    public JumpScript Script(bool isDrop)
    {
        while (true)
        {
            var height = Between(1.55, 1.95);
            var speed = Between(1.8, 3.2);
            var (fall, time, stop) = (Between(4, 9), Between(0.15, 0.32), Between(9, 22));
            var drop = isDrop ? Between(0.2, 0.5) : (double?)null;
            var down = isDrop ? Math.Sqrt(2 * Gravity * drop!.Value) : fall * time;
            if (isDrop) stop = Between(15, 35);
            var depth = (isDrop ? -0.06 : fall * time * time / 2) + (down * down / (2 * stop));
            var fade = isDrop ? Between(0.03, 0.05) : Between(0.05, 0.08);
            var push = Push(speed, depth + Between(0.05, 0.10), fade);
            if (depth > 0.26 * height || push / stop is < 0.7 or > 1.4) continue;
            var plan = new JumpPlan
            {
                Drop = drop,
                Unweighting = fall,
                UnweightingTime = time,
                Braking = stop,
                Push = push,
                PushTime = (speed - ((push - Gravity) * fade / 2)) / push,
                Fade = fade,
                ToeRoll = Between(0.015, 0.045),
                LandingDrop = Between(0, 0.06),
                LandingDepth = Between(0.12, 0.25),
                Swing = !isDrop && _random.Next(2) == 0,
                Rest = Between(0.6, 1.4),
            };
            var script = JumpScript.Of(height, plan);
            try
            {
                for (var t = 0.0; t < script.Duration; t += 0.01) script.Points(t);
                return script;
            }
            catch (InvalidOperationException)
            {
                // Nobody can take that posture: draw again.
            }
        }
    }

    /// <summary>A camera with noise, roll, drop-outs and any start within a frame.</summary>
    public AthleteCamera Camera(double framesPerSecond, double noise) => new()
    {
        FramesPerSecond = framesPerSecond,
        Noise = noise,
        DropOut = 0.02,
        Roll = 0.7 * Normal(),
        MetersPerPixel = 0.004,
        EyeHeight = 1.2,
        FacesRight = _random.Next(2) == 0,
        From = _random.NextDouble() / framesPerSecond,
        Seed = _random.Next(),
    };

    /// <summary>The same camera as people put it up without care: turned by up to 25° from the side, rolled by up to 2°.</summary>
    public AthleteCamera Askew(AthleteCamera camera)
    {
        ArgumentNullException.ThrowIfNull(camera);
        return camera with { Yaw = Between(-25, 25), Roll = Between(-2, 2) };
    }

    /// <summary>An even draw.</summary>
    public double Between(double low, double high) => low + ((high - low) * _random.NextDouble());

    // The push that gains a speed on a way when its force fades in the end; the harder, the shorter the way.
    private static double Push(double speed, double way, double fade)
    {
        var (low, high) = (1.0, (2 * speed / fade) + Gravity);
        for (var i = 0; i < 60; i++)
        {
            var push = (low + high) / 2;
            var before = speed - ((push - Gravity) * fade / 2);
            var rise = (before * before / (2 * push)) + (before * fade) + (push * fade * fade / 2) - ((push + Gravity) * fade * fade / 6);
            if (rise > way) low = push;
            else high = push;
        }

        return low;
    }

    /// <summary>A draw from the standard normal distribution.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
