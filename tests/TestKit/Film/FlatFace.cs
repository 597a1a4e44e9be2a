using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Film;

/// <summary>Gives scripted figures a face: theirs is flat, as points from the side need no more; a rendered face stands out from the skull.</summary>
internal static class FlatFace
{
    /// <summary>Moves nose and eyes to where those of a head are.</summary>
    /// <param name="points">The 26 points of a body that faces along X, metres; changed in place.</param>
    /// <param name="height">Body height, metres.</param>
    public static void Mould(Vector3[] points, float height)
    {
        var ears = (points[(int)BodyPoint.LeftEar] + points[(int)BodyPoint.RightEar]) / 2;
        var skull = Vector3.Normalize(points[(int)BodyPoint.Head] - ears);
        var front = new Vector3(skull.Y, -skull.X, 0);
        points[(int)BodyPoint.Nose] = ears + (((front * 0.064f) - (skull * 0.008f)) * height);
        points[(int)BodyPoint.LeftEye] = ears + (((front * 0.053f) + (skull * 0.012f) - (Vector3.UnitZ * 0.018f)) * height);
        points[(int)BodyPoint.RightEye] = ears + (((front * 0.053f) + (skull * 0.012f) + (Vector3.UnitZ * 0.018f)) * height);
    }
}
