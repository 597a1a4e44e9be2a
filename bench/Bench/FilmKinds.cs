using Aikynetix.TestKit.Athletes;
using Aikynetix.TestKit.Film;

namespace Aikynetix.Bench;

/// <summary>The films that can be written, by the switch that asks for them.</summary>
internal static class FilmKinds
{
    // The clip of the web page: small, and turned a little so that the near plate does not hide shins and hands for long.
    private static readonly FilmOptions Demo = new()
    {
        FramesPerSecond = 30,
        Camera = new FilmCamera(854, 480) { Distance = 5, MetersPerPixel = 0.0057f, EyeHeight = 1.1f },
        From = 1,
        Turn = -10,
    };

    private static readonly FilmOptions Body = new()
    {
        Camera = new FilmCamera(1280, 720) { Distance = 5, MetersPerPixel = 0.0036f, EyeHeight = 1.12f },
        From = 0,
    };

    // The lift of the server's own demo: turned as above, in more detail, as every metric is to be measured.
    private static readonly FilmOptions DemoLift = new() { From = 0.3, Turn = -10 };

    // Just before the toes that stand on it, and behind the place where they land.
    private const double BoxFront = -0.35;

    private static readonly JumpScript Jumps = JumpScript.Of(1.75, JumpPlan.Reference with { Swing = true }, JumpPlan.Reference with { Swing = true });
    private static readonly JumpScript DropJump = JumpScript.ReferenceDrop();
    private static readonly RunScript Run = new();
    private static readonly SquatRepetition Squat = new() { Arms = 205 };
    private static readonly SquatScript Squats = new(Squat, Squat);

    private static readonly SquatScript DemoSquats = new(Squat, Squat, Squat);

    private static readonly Dictionary<string, Func<ScriptedFilm>> All = new(StringComparer.Ordinal)
    {
        ["--lift"] = () => new LiftFilm(LiftScript.FilmSnatch(), new FilmOptions()),
        ["--demo"] = () => new LiftFilm(LiftScript.FilmSnatch(), Demo),
        ["--demo-lift"] = () => new LiftFilm(LiftScript.FilmSnatch(), DemoLift),
        ["--demo-squat"] = () => new MotionFilm(DemoSquats, Body with { Look = FigureLook.Number(3), Room = 2 }, new Dowel()),
        ["--jump"] = () => new MotionFilm(Jumps, Body with { Look = FigureLook.Number(2) }),
        ["--drop-jump"] = () => new MotionFilm(DropJump, Body with { Look = FigureLook.Number(4) }, new JumpBox(DropJump.Box, BoxFront)),
        ["--run"] = () => new MotionFilm(Run, Body with { Look = FigureLook.Number(5), Room = 1 }, new Treadmill(Run.Speed)),
        ["--squat"] = () => new MotionFilm(Squats, Body with { Look = FigureLook.Number(3), Room = 2 }, new Dowel()),
    };

    /// <summary>All switches.</summary>
    public static IEnumerable<string> Names => All.Keys;

    /// <summary>The film of a switch; null when there is none.</summary>
    public static ScriptedFilm? Make(string name) => All.TryGetValue(name, out var make) ? make() : null;
}
