namespace Aikynetix.TestKit.Athletes;

/// <summary>
/// A lift written down in closed form: the bar's path and the athlete's joint angles at any time. The reference lift is the one of the
/// biomechanics reference, I.4; its geometry is that of a clean, and the snatch variant lifts higher.
/// </summary>
public sealed record LiftScript : IMotionScript
{
    private const double Separation = 1.2;

    private LiftScript(double bodyHeight, SpeedBlocks bar, double duration)
    {
        (BodyHeight, Bar, Duration) = (bodyHeight, bar, duration);
    }

    /// <summary>Body height, metres.</summary>
    public double BodyHeight { get; }

    /// <summary>Vertical movement of the bar above its rest.</summary>
    public SpeedBlocks Bar { get; }

    /// <summary>Length, seconds.</summary>
    public double Duration { get; }

    /// <summary>Forward place of the bar from its rest, metres.</summary>
    public CosineTrack Forward { get; init; } = new((0, 0));

    /// <summary>Inclusive knee angle, degrees.</summary>
    public required CosineTrack Knee { get; init; }

    /// <summary>Shank from the horizontal, degrees.</summary>
    public required CosineTrack Shin { get; init; }

    /// <summary>Trunk from the horizontal, degrees.</summary>
    public required CosineTrack Torso { get; init; }

    /// <summary>Inclusive elbow angle, degrees.</summary>
    public required CosineTrack Elbow { get; init; }

    /// <summary>When everything happens.</summary>
    public required LiftTruth Truth { get; init; }

    /// <inheritdoc/>
    public (double X, double Y, double Z)[] Points(double time) => LifterFigure.Place(this, time);

    /// <summary>Height of the bar above the floor, metres.</summary>
    public double BarHeight(double time) => Rest + Bar.Height(time);

    /// <summary>Height of the bar at rest above the floor, metres: half a bumper, or where it hangs.</summary>
    public double Rest { get; private init; } = 0.225;

    /// <summary>Inclusive hip angle, degrees: it follows from the others.</summary>
    public double Hip(double time) => Torso.At(time) - Shin.At(time) + Knee.At(time);

    /// <summary>The snatch bar of I.4 with a recovery; to the shoulders of a lifter of 1.76 m it is a clean.</summary>
    public static LiftScript Reference() => Clean(false);

    /// <summary>The reference lift followed by a jerk with a dip of 0.176 m in 0.40 s and a rise 0.30 m above the shoulders.</summary>
    public static LiftScript CleanAndJerk() => Clean(true);

    /// <summary>A snatch of a lifter of 1.70 m: 1.95 m/s, 1.10 m up, received in a full squat with straight arms.</summary>
    /// <param name="transition">Seconds from the first pull to the second.</param>
    /// <param name="slowest">Speed of the bar before the second pull, m/s.</param>
    public static LiftScript Snatch(double transition = 0.15, double slowest = 1.20)
    {
        var bar = new SpeedBlocks(Separation)
            .HalfCosine(1.30, 0.55).HalfCosine(slowest, transition).HalfCosine(1.95, 0.16).HalfCosine(0, 0.30)
            .HalfCosine(-0.8, 0.10).HalfCosine(0, 0.16).Hold(0.3).HalfCosine(0.7, 1.0).HalfCosine(0, 1.0);
        var e1 = Separation + 0.55;
        var (e2, e3, e4) = (e1 + transition, e1 + transition + 0.16, e1 + transition + 0.46);
        var (bottom, stand) = (e4 + 0.26, e4 + 2.56);
        return new LiftScript(1.70, bar, stand + 1.5)
        {
            Forward = Sway(e1, e4, bottom),
            Knee = new((Separation - 0.1, 80), (e1, 148), (e2, 128), (e3, 172), (bottom, 52), (bottom + 0.3, 50), (stand, 177)),
            Shin = new((Separation - 0.1, 68), (e1, 88), (e2, 74), (e3, 85), (bottom, 58), (bottom + 0.3, 58), (stand, 88)),
            Torso = new((Separation - 0.1, 32), (e1, 38), (e2, 60), (e3, 90), (bottom, 76), (bottom + 0.3, 76), (stand, 88)),
            Elbow = new((e3, 175), (e3 + 0.15, 90), (bottom - 0.08, 174), (stand, 176)),
            Truth = new LiftTruth { FirstPullEnd = e1, Transition = e2, SecondPullEnd = e3, TurnoverEnd = e4, MaxSpeed = 1.95 },
        }.Complete(bottom);
    }

    /// <summary>A snatch whose bar a body of this size can really hold at every moment: 2.15 m/s, 1.22 m up; for rendered films.</summary>
    public static LiftScript FilmSnatch()
    {
        var bar = new SpeedBlocks(Separation)
            .HalfCosine(1.00, 0.25).HalfCosine(1.15, 0.30).HalfCosine(1.20, 0.14).HalfCosine(2.15, 0.13).HalfCosine(0, 0.36)
            .HalfCosine(-0.5, 0.08).HalfCosine(0, 0.12).Hold(0.3).HalfCosine(0.57, 1.0).HalfCosine(0, 1.0);
        var (e1, e2, e3, e4) = (Separation + 0.55, Separation + 0.69, Separation + 0.82, Separation + 1.18);
        var (bottom, stand) = (e4 + 0.20, e4 + 2.50);
        return new LiftScript(1.70, bar, stand + 1.0)
        {
            Forward = Sway(e1, e4, bottom),
            Knee = new((Separation + 0.1, 78), (e1, 150), (e2, 130), (e3, 172), (bottom, 48), (bottom + 0.3, 46), (stand, 177)),
            Shin = new((Separation + 0.1, 66), (e1, 88), (e2, 74), (e3, 86), (bottom, 52), (bottom + 0.3, 52), (stand, 88)),
            Torso = new((Separation + 0.1, 30), (e1, 40), (e2, 60), (e3, 92), (bottom, 72), (bottom + 0.3, 72), (stand, 88)),
            Elbow = new((e3, 175), (e3 + 0.15, 90), (bottom - 0.08, 174), (stand, 176)),
            Truth = new LiftTruth { FirstPullEnd = e1, Transition = e2, SecondPullEnd = e3, TurnoverEnd = e4, MaxSpeed = 2.15 },
        }.Complete(bottom);
    }

    /// <summary>A clean of 2.0 m/s that is received with the knees at 120°.</summary>
    public static LiftScript PowerClean()
    {
        var flight = (2.0 / 9.81) + 0.05;
        var bar = new SpeedBlocks(Separation)
            .HalfCosine(1.30, 0.55).HalfCosine(1.20, 0.15).HalfCosine(2.0, 0.15)
            .Ballistic(flight).HalfCosine(0, 0.12).Hold(0.2).HalfCosine(0.3, 0.45).HalfCosine(0, 0.45).Hold(1.0);
        var (e1, e2, e3) = (Separation + 0.55, Separation + 0.70, Separation + 0.85);
        var (e4, bottom, stand) = (e3 + (2.0 / 9.81), e3 + flight + 0.12, bar.End - 1.0);
        return new LiftScript(1.76, bar, bar.End + 1.0)
        {
            Forward = Sway(e1, e4, bottom),
            Knee = new((Separation, 85), (e1, 150), (e2, 132), (e3, 172), (bottom, 120), (bottom + 0.2, 120), (stand, 176)),
            Shin = new((Separation, 70), (e1, 88), (e2, 75), (e3, 85), (bottom, 72), (bottom + 0.2, 72), (stand, 88)),
            Torso = new((Separation, 35), (e1, 40), (e2, 62), (e3, 88), (bottom, 84), (bottom + 0.2, 84), (stand, 88)),
            Elbow = new((e3, 175), (e4 + 0.1, 60), (bottom, 40)),
            Truth = new LiftTruth { FirstPullEnd = e1, Transition = e2, SecondPullEnd = e3, TurnoverEnd = e4, MaxSpeed = 2.0 },
        }.Complete(bottom);
    }

    /// <summary>A clean from above the knees, out of stillness, received in a full squat.</summary>
    public static LiftScript HangClean()
    {
        var flight = (1.8 / 9.81) + 0.12;
        var bar = new SpeedBlocks(Separation)
            .HalfCosine(0.6, 0.25).HalfCosine(1.8, 0.25)
            .Ballistic(flight).HalfCosine(0, 0.18).Hold(0.2).HalfCosine(0.6, 0.8).HalfCosine(0, 0.8).Hold(1.0);
        var (e3, bottom, stand) = (Separation + 0.5, Separation + 0.5 + flight + 0.18, bar.End - 1.0);
        var e4 = e3 + (1.8 / 9.81);
        return new LiftScript(1.76, bar, bar.End + 1.0)
        {
            Rest = 0.60,
            Knee = new((Separation, 150), (e3, 172), (bottom, 60), (bottom + 0.2, 60), (stand, 176)),
            Shin = new((Separation, 80), (e3, 85), (bottom, 60), (bottom + 0.2, 60), (stand, 88)),
            Torso = new((Separation, 60), (e3, 88), (bottom, 74), (bottom + 0.2, 74), (stand, 88)),
            Elbow = new((e3, 175), (e4 + 0.1, 60), (bottom, 40)),
            Truth = new LiftTruth { SecondPullEnd = e3, TurnoverEnd = e4, MaxSpeed = 1.80 },
        }.Complete(bottom);
    }

    /// <summary>A deadlift: the bar stops at the thighs and goes back down.</summary>
    public static LiftScript Deadlift()
    {
        var bar = new SpeedBlocks(Separation).HalfCosine(0.75, 0.6).HalfCosine(0, 0.8).Hold(0.8).HalfCosine(-0.7, 0.5).HalfCosine(0, 1.0);
        var (up, down) = (Separation + 1.4, Separation + 2.2);
        return new LiftScript(1.76, bar, bar.End + 0.8)
        {
            Knee = new((Separation, 100), (up, 176), (down, 176), (bar.End, 100)),
            Shin = new((Separation, 74), (up, 88), (down, 88), (bar.End, 74)),
            Torso = new((Separation, 35), (up, 89), (down, 89), (bar.End, 35)),
            Elbow = new((0, 176)),
            Truth = new LiftTruth(),
        };
    }

    /// <summary>A deep squat with the bar on the back: 0.715 m down and, as fast as a light pull, up again.</summary>
    public static LiftScript BackSquat()
    {
        var bar = new SpeedBlocks(Separation).HalfCosine(-1.1, 0.65).HalfCosine(0, 0.65).HalfCosine(1.1, 0.65).HalfCosine(0, 0.65);
        var (low, up) = (Separation + 1.3, Separation + 2.6);
        return new LiftScript(1.76, bar, bar.End + 0.8)
        {
            Rest = 1.44,
            Knee = new((Separation, 177), (low, 48), (up, 177)),
            Shin = new((Separation, 89), (low, 55), (up, 89)),
            Torso = new((Separation, 88), (low, 45), (up, 88)),
            Elbow = new((0, 50)),
            Truth = new LiftTruth(),
        };
    }

    private static LiftScript Clean(bool withJerk)
    {
        var flight = (1.8 / 9.81) + 0.12;
        var bar = new SpeedBlocks(Separation)
            .HalfCosine(1.10, 0.50).HalfCosine(1.00, 0.15).HalfCosine(1.80, 0.15)
            .Ballistic(flight).HalfCosine(0, 0.18).Hold(0.2).HalfCosine(0.6, 0.8).HalfCosine(0, 0.8).Hold(1.0);
        var (e1, e2, e3, e4) = (Separation + 0.50, Separation + 0.65, Separation + 0.80, Separation + 0.80 + (1.8 / 9.81));
        var (bottom, stand, dip) = (Separation + 0.80 + flight + 0.18, bar.End - 1.0, bar.End);
        var truth = new LiftTruth { FirstPullEnd = e1, Transition = e2, SecondPullEnd = e3, TurnoverEnd = e4, MaxSpeed = 1.80 };
        if (withJerk)
        {
            bar.HalfCosine(-0.88, 0.20).HalfCosine(0, 0.20).HalfCosine(1.8, 0.25).HalfCosine(0, 0.251 / 0.9);
            bar.HalfCosine(-0.3, 0.1).HalfCosine(0, 0.1).Hold(0.6).HalfCosine(0.25, 0.4).HalfCosine(0, 0.4);
            truth = truth with { DipBottom = dip + 0.40, DriveEnd = dip + 0.65 };
        }

        var (drive, caught) = (dip + 0.65, dip + 0.65 + (0.251 / 0.9) + 0.2);
        (double, double)[] Keys(double rest, double first, double knees, double full, double deep, double straight, double low, double split)
        {
            (double, double)[] lift = [(Separation, rest), (e1, first), (e2, knees), (e3, full), (bottom, deep), (bottom + 0.2, deep), (stand, straight)];
            (double, double)[] jerk = [(dip, straight), (dip + 0.40, low), (drive, straight), (caught, split), (caught + 0.6, split), (caught + 1.4, straight)];
            return withJerk ? [.. lift, .. jerk] : lift;
        }

        return new LiftScript(1.76, bar, bar.End + 1.2)
        {
            Forward = Sway(e1, e4, bottom),
            Knee = new(Keys(85, 150, 130, 172, 60, 176, 112, 125)),
            Shin = new(Keys(70, 88, 75, 85, 60, 88, 67, 72)),
            Torso = new(Keys(35, 40, 62, 88, 74, 88, 87, 89)),
            Elbow = new(withJerk
                ? [(e3, 175), (e4 + 0.1, 60), (bottom, 40), (drive, 40), (caught - 0.05, 174)]
                : [(e3, 175), (e4 + 0.1, 60), (bottom, 40)]),
            Truth = truth,
        }.Complete(bottom);
    }

    // −0.06 m at the end of the first pull, +0.03 m near the top, −0.02 m at the bottom of the catch (I.4).
    private static CosineTrack Sway(double firstPullEnd, double top, double bottom) =>
        new((Separation, 0), (firstPullEnd, -0.06), (top - 0.033486, 0.03), (bottom, -0.02));

    private LiftScript Complete(double bottom)
    {
        var truth = Truth with
        {
            Start = First(0, time => Bar.Height(time) >= 0.005),
            CatchEnd = First(bottom - 0.1, time => Bar.Speed(time) >= -0.1),
            RecoveryEnd = First(bottom + 0.3, time => Knee.At(time) >= 165 && Hip(time) >= 165 && Bar.Speed(time) < 0.05),
            MaxHeight = Bar.Height(Truth.TurnoverEnd),
        };
        if (!double.IsNaN(truth.DriveEnd))
        {
            truth = truth with
            {
                DipStart = First(truth.DipBottom - 0.4, time => Bar.Speed(time) < -0.05),
                JerkCatch = First(truth.DriveEnd + 0.3, time => Elbow.At(time) >= 165 && Math.Abs(Bar.Speed(time)) < 0.15),
            };
        }

        return this with { Truth = truth };
    }

    // Every condition is monotone where it is asked, so bisection would do; a fine walk needs no proof of that.
    private double First(double from, Func<double, bool> holds)
    {
        for (var time = from; time < Duration; time += 1e-5)
        {
            if (holds(time)) return time;
        }

        return double.NaN;
    }
}
