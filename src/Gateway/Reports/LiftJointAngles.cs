namespace Aikynetix.Gateway.Reports;

/// <summary>Joint angles of the near side, degrees, 180 = straight; one value per frame, null where it was not measured.</summary>
/// <param name="HipAngle">Between trunk and thigh.</param>
/// <param name="KneeAngle">Between thigh and shank.</param>
internal sealed record LiftJointAngles(double[] HipAngle, double[] KneeAngle);
