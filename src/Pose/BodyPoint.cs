namespace Aikynetix.Pose;

/// <summary>The 26 points of the canonical body, in storage order (the order of the Halpe 26 set). Left and right are the athlete's.</summary>
public enum BodyPoint
{
    /// <summary>Tip of the nose.</summary>
    Nose,

    /// <summary>Left eye.</summary>
    LeftEye,

    /// <summary>Right eye.</summary>
    RightEye,

    /// <summary>Left ear.</summary>
    LeftEar,

    /// <summary>Right ear.</summary>
    RightEar,

    /// <summary>Left shoulder joint centre.</summary>
    LeftShoulder,

    /// <summary>Right shoulder joint centre.</summary>
    RightShoulder,

    /// <summary>Left elbow joint centre.</summary>
    LeftElbow,

    /// <summary>Right elbow joint centre.</summary>
    RightElbow,

    /// <summary>Left wrist joint centre.</summary>
    LeftWrist,

    /// <summary>Right wrist joint centre.</summary>
    RightWrist,

    /// <summary>Left hip joint centre.</summary>
    LeftHip,

    /// <summary>Right hip joint centre.</summary>
    RightHip,

    /// <summary>Left knee joint centre.</summary>
    LeftKnee,

    /// <summary>Right knee joint centre.</summary>
    RightKnee,

    /// <summary>Left ankle joint centre.</summary>
    LeftAnkle,

    /// <summary>Right ankle joint centre.</summary>
    RightAnkle,

    /// <summary>Top of the head.</summary>
    Head,

    /// <summary>Base of the neck, between the shoulders.</summary>
    Neck,

    /// <summary>Mid-point of the hips.</summary>
    HipCentre,

    /// <summary>Tip of the left big toe.</summary>
    LeftToe,

    /// <summary>Tip of the right big toe.</summary>
    RightToe,

    /// <summary>Tip of the left small toe.</summary>
    LeftSmallToe,

    /// <summary>Tip of the right small toe.</summary>
    RightSmallToe,

    /// <summary>Back of the left heel.</summary>
    LeftHeel,

    /// <summary>Back of the right heel.</summary>
    RightHeel,
}
