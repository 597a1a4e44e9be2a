namespace Aikynetix.TestKit.Athletes;

/// <summary>How a scripted lift is filmed and what goes wrong on the way to the keypoints.</summary>
public sealed record LifterOptions
{
    /// <summary>Frames per second.</summary>
    public double FramesPerSecond { get; init; } = 60;

    /// <summary>Greatest change of a frame interval as a share of it; 0 for a constant rate.</summary>
    public double Jitter { get; init; }

    /// <summary>Whether the athlete faces the right edge of the picture.</summary>
    public bool FacesRight { get; init; } = true;

    /// <summary>Whether the finished picture is flipped left to right.</summary>
    public bool Mirrored { get; init; }

    /// <summary>Camera roll, degrees: the slope of the floor in the picture, y down.</summary>
    public double Roll { get; init; }

    /// <summary>Turn of athlete and bar about the vertical, degrees: 0 is square to the camera.</summary>
    public double Yaw { get; init; }

    /// <summary>Distance from the camera to the athlete's middle plane, metres.</summary>
    public double Distance { get; init; } = 4;

    /// <summary>Metres per pixel in the athlete's middle plane.</summary>
    public double MetersPerPixel { get; init; } = 0.0025;

    /// <summary>Standard deviation of each keypoint coordinate, pixels.</summary>
    public double PoseNoise { get; init; }

    /// <summary>Standard deviation of each coordinate and half axis of the plate, pixels.</summary>
    public double PlateNoise { get; init; }

    /// <summary>Probability with which a keypoint, or the plate, is missing in a frame.</summary>
    public double DropOut { get; init; }

    /// <summary>Frames in which the model takes the left leg for the right one, first and last.</summary>
    public (int First, int Last)? Swap { get; init; }

    /// <summary>Whether the detector never sees a plate.</summary>
    public bool PlateHidden { get; init; }

    /// <summary>Seconds of the script at which the film begins.</summary>
    public double From { get; init; }

    /// <summary>Seconds of the script at which the film ends; the end of the script when later.</summary>
    public double To { get; init; } = double.MaxValue;

    /// <summary>Seed of everything random.</summary>
    public int Seed { get; init; } = 1;
}
