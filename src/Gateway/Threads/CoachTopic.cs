using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Threads;

/// <summary>What a coach is asked, and all that it is told: numbers, no names.</summary>
/// <param name="Analysis">The numbers.</param>
/// <param name="Athlete">Height, mass and sex where they are known.</param>
/// <param name="Topic">About what, e.g. <c>barbell_velocity</c>.</param>
/// <param name="Choice">Language and units.</param>
/// <param name="Usual">Metric key to what is usual for the athlete.</param>
internal sealed record CoachTopic(
    MotionAnalysis Analysis, Athlete Athlete, string Topic, TextChoice Choice, IReadOnlyDictionary<string, double> Usual);
