using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>
/// A posture by segment directions, turned into the 26 points of a body of Drillis and Contini's proportions with its hips at a given
/// place: X forward, Y up, Z towards the athlete's right. Angles in degrees; pairs are left, right.
/// </summary>
public sealed record AthletePose
{
    /// <summary>Share of body height from the ankle to the sole.</summary>
    public const double AnkleHeight = 0.039;

    /// <summary>Body height, metres.</summary>
    public double Height { get; init; } = 1.75;

    /// <summary>Place of the middle of the hips, metres.</summary>
    public (double X, double Y) Hip { get; init; }

    /// <summary>Lean of the trunk forward from upright.</summary>
    public double Trunk { get; init; }

    /// <summary>Thighs forward from hanging down.</summary>
    public (double Left, double Right) Thigh { get; init; }

    /// <summary>Bend of the knees: 0 is straight, the shank turns backward.</summary>
    public (double Left, double Right) Knee { get; init; }

    /// <summary>Pitch of the feet: 0 level, positive with the toes up.</summary>
    public (double Left, double Right) Foot { get; init; }

    /// <summary>Upper arms forward from hanging down; 180 is overhead.</summary>
    public (double Left, double Right) Shoulder { get; init; }

    /// <summary>Bend of the elbows: 0 is straight, the forearm turns forward.</summary>
    public (double Left, double Right) Elbow { get; init; }

    /// <summary>The places of all points in the order of <see cref="BodyPoint"/>, metres.</summary>
    public (double X, double Y, double Z)[] Points()
    {
        var points = new (double X, double Y, double Z)[Skeleton.Count];
        var shoulder = Step(Hip, 180 - Trunk, 0.288 * Height);
        var crown = Step(shoulder, 180 - (Trunk / 2), 0.182 * Height);
        var ear = (X: (crown.X * 0.6) + (shoulder.X * 0.4), Y: (crown.Y * 0.6) + (shoulder.Y * 0.4));
        Set(BodyPoint.HipCentre, Hip);
        Set(BodyPoint.Neck, shoulder);
        Set(BodyPoint.Head, crown);
        Set(BodyPoint.Nose, (ear.X + (0.055 * Height), ear.Y - (0.01 * Height)));
        AddSide(left: true);
        AddSide(left: false);
        return points;

        void Set(BodyPoint point, (double X, double Y) at) => points[(int)point] = (at.X, at.Y, 0);

        void AddSide(bool left)
        {
            var knee = Step(Hip, Of(Thigh), 0.245 * Height);
            var shank = Of(Thigh) - Of(Knee);
            var ankle = Step(knee, shank, 0.246 * Height);
            var elbow = Step(shoulder, Of(Shoulder), 0.186 * Height);
            var foot = Of(Foot);
            var sole = Step(ankle, foot, AnkleHeight * Height);
            Side(BodyPoint.LeftHip, Hip, 0.055);
            Side(BodyPoint.LeftKnee, knee, 0.055);
            Side(BodyPoint.LeftAnkle, ankle, 0.055);
            Side(BodyPoint.LeftHeel, Step(sole, foot - 90, 0.03 * Height), 0.055);
            Side(BodyPoint.LeftToe, Step(sole, foot + 90, 0.115 * Height), 0.055);
            Side(BodyPoint.LeftSmallToe, Step(sole, foot + 90, 0.10 * Height), 0.075);
            Side(BodyPoint.LeftShoulder, shoulder, 0.105);
            Side(BodyPoint.LeftElbow, elbow, 0.13);
            Side(BodyPoint.LeftWrist, Step(elbow, Of(Shoulder) + Of(Elbow), 0.146 * Height), 0.14);
            Side(BodyPoint.LeftEar, ear, 0.04);
            Side(BodyPoint.LeftEye, (ear.X + (0.04 * Height), ear.Y), 0.02);

            void Side(BodyPoint point, (double X, double Y) at, double aside)
            {
                var place = left ? point : Skeleton.Mirror(point);
                points[(int)place] = (at.X, at.Y, (left ? -aside : aside) * Height);
            }

            double Of((double Left, double Right) pair) => left ? pair.Left : pair.Right;
        }
    }

    // 0 hangs down, 90 points forward, 180 up.
    private static (double X, double Y) Step((double X, double Y) from, double degrees, double length)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(degrees));
        return (from.X + (length * sin), from.Y - (length * cos));
    }
}
