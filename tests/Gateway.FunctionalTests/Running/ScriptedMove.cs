using Aikynetix.Biomechanics;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Gateway.FunctionalTests.Running;

/// <summary>The movements of the activities without a bar as a camera at the side films them; whole seconds, as many as a clip has.</summary>
internal static class ScriptedMove
{
    /// <summary>Frame rate of the clips that go with them.</summary>
    public const int FramesPerSecond = 60;

    /// <summary>Two countermovement jumps of 0.44 m; pictures taken faster than the clip shows them make slow motion of it.</summary>
    public static CaptureRecord Jumps(int framesPerSecond = FramesPerSecond) =>
        Film(JumpScript.Of(1.75, JumpPlan.Reference, JumpPlan.Reference with { Rest = 0.6 }), framesPerSecond);

    /// <summary>Running on a belt at 3 m/s, 171 steps a minute, 0.25 s on the ground with each.</summary>
    public static CaptureRecord Run() => Film(new RunScript());

    /// <summary>Two squats with the arms overhead.</summary>
    public static CaptureRecord Squats() => Film(SquatScript.Reference(2));

    /// <summary>A clip as long as a film.</summary>
    public static Task<byte[]> ClipAsync(CaptureRecord film) => Clips.VideoAsync(film.Frames.Count / FramesPerSecond, FramesPerSecond);

    private static CaptureRecord Film(IMotionScript script, int framesPerSecond = FramesPerSecond)
    {
        var film = new AthleteCamera { FramesPerSecond = framesPerSecond, Noise = 0.5 }.Film(script);
        return film with { Frames = [.. film.Frames.Take(film.Frames.Count / FramesPerSecond * FramesPerSecond)] };
    }
}
