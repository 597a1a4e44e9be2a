namespace Aikynetix.Biomechanics.Jumping;

/// <summary>
/// Greatest product of ground reaction and speed in the push (biomechanics reference F.3), per kilogram. It is reached before take-off, where
/// speed still grows and force begins to fall, in 50–80 ms, to nothing: too fast for parabolas over the time that noise asks for. But where the
/// force ends, and with what speed, the flight tells sharply. So how the body left the path that it flew on, seen backward from take-off, is
/// fitted with a force that is even and then fades.
/// </summary>
internal static class PushPower
{
    // Seconds before take-off that are looked at; how long the force usually fades, and its spread, which only noisy clips lean on.
    private const double Window = 0.16;
    private const double UsualFade = 0.06;
    private const double FadeSpread = 0.015;
    private const double ShortestFade = 0.02;
    private const double LongestFade = 0.12;
    private const int Steps = 40;
    private const int FewestSamples = 4;

    /// <summary>W/kg; NaN where the push was not seen.</summary>
    /// <param name="signals">The centre of mass.</param>
    /// <param name="jump">The jump, with a lowest point and a take-off.</param>
    public static double Greatest(JumpSignals signals, JumpMarks jump)
    {
        if (!jump.ZeroVelocity.Found || !jump.TakeOff.Found) return double.NaN;
        var (off, path) = (jump.TakeOff.Place, jump.Path);
        var from = Math.Max(jump.Contact.Found ? jump.Contact.Place : jump.ZeroVelocity.Place, off - (Window * signals.Rate));
        var (first, last) = (Math.Max(0, (int)Math.Ceiling(from)), Math.Min(signals.Length - 1, (int)Math.Floor(off)));
        (double Before, double Away)[] left =
        [
            .. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(i => ((off - i) * signals.Interval, signals.Centre[i] - path.Height(i, signals.Interval)))
                .Where(sample => double.IsFinite(sample.Item2)),
        ];
        if (left.Length < FewestSamples) return double.NaN;

        var (best, fade) = (double.PositiveInfinity, UsualFade);
        for (var i = 0; i <= Steps; i++)
        {
            var tried = ShortestFade + ((LongestFade - ShortestFade) * i / Steps);
            var miss = Miss(left, tried, signals.CentreNoise);
            if (miss < best) (best, fade) = (miss, tried);
        }

        var force = Force(left, fade);
        var power = Enumerable.Range(1, Steps).Select(i => fade * i / Steps).Max(before =>
            force * before / fade * (path.Speed(off, signals.Interval) + (path.Gravity * before) - (force * before * before / (2 * fade))));
        return power * signals.Scene.Scale.Body * signals.Scene.Scale.Body;
    }

    // Sum of squared misses, in variances.
    private static double Miss((double Before, double Away)[] left, double fade, double noise)
    {
        var force = Force(left, fade);
        var usual = (fade - UsualFade) / FadeSpread;
        return (left.Sum(sample => Math.Pow(sample.Away - (force * Covered(sample.Before, fade)), 2)) / (noise * noise)) + (usual * usual);
    }

    // The force per mass that fits best, with the fade known.
    private static double Force((double Before, double Away)[] left, double fade) =>
        left.Sum(sample => sample.Away * Covered(sample.Before, fade)) / left.Sum(sample => Math.Pow(Covered(sample.Before, fade), 2));

    // Way from the path of the flight that a force of 1 makes, backward from take-off.
    private static double Covered(double before, double fade) =>
        before < fade ? before * before * before / (6 * fade) : (fade * fade / 6) + (fade * (before - fade) / 2) + ((before - fade) * (before - fade) / 2);
}
