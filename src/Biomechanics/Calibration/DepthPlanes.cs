namespace Aikynetix.Biomechanics.Calibration;

/// <summary>
/// Links the scales of the two planes of a lift (biomechanics reference C.1): the near plate hangs 0.75 m closer to the camera than
/// the middle of the athlete, so the same metre covers more pixels there: s_plate / s_body = 1 − 0.75 / D.
/// </summary>
internal static class DepthPlanes
{
    /// <summary>Distance from the athlete's middle to the near plate, metres (half a 2.2 m bar, to the middle of the sleeve's inner half).</summary>
    public const double PlateOffset = 0.75;

    /// <summary>Nearest believable camera, metres.</summary>
    public const double NearestCamera = 2;

    /// <summary>Farthest camera whose two scales can still be told apart, metres.</summary>
    public const double FarthestCamera = 20;

    /// <summary>Distance assumed when only one of the two scales is known: 6 m stands within 7 % of anything from 4 m to 20 m.</summary>
    public const double UsualCamera = 6;

    /// <summary>Distance from the camera to the athlete in metres; NaN unless the body scale is the greater one.</summary>
    /// <param name="plateScale">Metres per pixel in the plane of the near plate.</param>
    /// <param name="bodyScale">Metres per pixel in the athlete's middle plane.</param>
    public static double CameraDistance(double plateScale, double bodyScale) =>
        bodyScale > plateScale ? PlateOffset / (1 - (plateScale / bodyScale)) : double.NaN;

    /// <summary>Metres per pixel in the athlete's middle plane, from the plate's plane and the camera's distance in metres (&gt; 0.75).</summary>
    public static double BodyScale(double plateScale, double cameraDistance) => plateScale * cameraDistance / (cameraDistance - PlateOffset);
}
