using Aikynetix.Biomechanics.Running;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Running;

/// <summary>Films runs and has them analyzed.</summary>
internal static class RunFilms
{
    /// <summary>Body mass of all runners, kilograms.</summary>
    public const double Mass = 70;

    /// <summary>Analyzes one film of a script.</summary>
    public static MotionAnalysis Analyze(RunScript script, AthleteCamera camera, double? speed = null, double height = 0) =>
        RunAnalyzer.Analyze(camera.Film(script), new RunContext(script.Incline, speed, new Athlete(height > 0 ? height : script.BodyHeight, Mass)));
}
