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

    private static readonly Dictionary<string, Func<ScriptedFilm>> All = new(StringComparer.Ordinal)
    {
        ["--lift"] = () => new LiftFilm(LiftScript.FilmSnatch(), new FilmOptions()),
        ["--demo"] = () => new LiftFilm(LiftScript.FilmSnatch(), Demo),
        ["--jump"] = () => new MotionFilm(PoseScript.Jump(), Body with { Look = FigureLook.Number(2) }),
        ["--run"] = () => new MotionFilm(PoseScript.Run(), Body with { Look = FigureLook.Number(5), Room = 1 }, new Treadmill(3)),
        ["--squat"] = () => new MotionFilm(PoseScript.Squat(), Body with { Look = FigureLook.Number(3), Room = 2 }, new Dowel()),
    };

    /// <summary>All switches.</summary>
    public static IEnumerable<string> Names => All.Keys;

    /// <summary>The film of a switch; null when there is none.</summary>
    public static ScriptedFilm? Make(string name) => All.TryGetValue(name, out var make) ? make() : null;
}
