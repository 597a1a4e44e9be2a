namespace Aikynetix.Gateway.Reports;

/// <summary>How the body stands and moves; one value per frame, null where it was not measured.</summary>
/// <param name="HipVelocity">Upward speed of the middle of the hips, m/s.</param>
/// <param name="ShinAngle">Shank from the horizontal, degrees: 90 upright, less with the knee forward.</param>
/// <param name="HipHeight">Height of the middle of the hips above the floor, mm.</param>
/// <param name="TorsoAngle">Trunk from the horizontal, degrees: 90 upright, less leaning forward.</param>
internal sealed record LiftBodyPositioning(double[] HipVelocity, double[] ShinAngle, double[] HipHeight, double[] TorsoAngle);
