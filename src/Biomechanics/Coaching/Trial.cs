namespace Aikynetix.Biomechanics.Coaching;

/// <summary>A condition tried on one clip or one segment.</summary>
/// <param name="Outcome">What it comes to.</param>
/// <param name="Term">The comparison that speaks for it; the first one where several hold.</param>
/// <param name="Compared">What that comparison looked at.</param>
internal readonly record struct Trial(Outcome Outcome, Condition Term, Reading Compared);
