using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Film;

/// <summary>Puts flesh and clothes on the 26 points of a body; the points stay exactly where they are, at joints, heels and toes.</summary>
public sealed class FigureSolids
{
    private const float UsualHeight = 1.75f;

    private readonly Vector3[] _points;
    private readonly FigureLook _look;
    private readonly float _size;
    private readonly float _girth;
    private readonly Vector3 _right;
    private readonly Vector3 _up;
    private readonly Vector3 _front;
    private readonly List<Solid> _solids = [];

    private FigureSolids(Vector3[] points, FigureLook look, float bodyHeight)
    {
        (_points, _look, _size) = (points, look, bodyHeight / UsualHeight);
        _girth = _size * look.Stoutness;
        _up = Vector3.Normalize(this[BodyPoint.Neck] - this[BodyPoint.HipCentre]);
        var across = this[BodyPoint.RightShoulder] - this[BodyPoint.LeftShoulder] + this[BodyPoint.RightHip] - this[BodyPoint.LeftHip];
        _right = Vector3.Normalize(across - (_up * Vector3.Dot(across, _up)));
        _front = Vector3.Cross(_up, _right);
    }

    private Vector3 this[BodyPoint point] => _points[(int)point];

    /// <summary>Dresses a body.</summary>
    /// <param name="points">The 26 points in the order of <see cref="BodyPoint"/>, metres, Y up, X × Y = Z; neither sides nor order may be mirrored.</param>
    /// <param name="look">Clothes and colours.</param>
    /// <param name="bodyHeight">Body height, metres.</param>
    public static IReadOnlyList<Solid> Around(Vector3[] points, FigureLook look, float bodyHeight)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(look);
        var figure = new FigureSolids(points, look, bodyHeight);
        figure.AddTrunk();
        figure.AddHead();
        figure.AddArm(BodyPoint.LeftShoulder, BodyPoint.LeftElbow, BodyPoint.LeftWrist);
        figure.AddArm(BodyPoint.RightShoulder, BodyPoint.RightElbow, BodyPoint.RightWrist);
        figure.AddLeg(BodyPoint.LeftHip, BodyPoint.LeftKnee, BodyPoint.LeftAnkle);
        figure.AddLeg(BodyPoint.RightHip, BodyPoint.RightKnee, BodyPoint.RightAnkle);
        figure.AddFoot(BodyPoint.LeftAnkle, BodyPoint.LeftHeel, BodyPoint.LeftToe);
        figure.AddFoot(BodyPoint.RightAnkle, BodyPoint.RightHeel, BodyPoint.RightToe);
        return figure._solids;
    }

    private void AddTrunk()
    {
        var (hips, neck) = (this[BodyPoint.HipCentre], this[BodyPoint.Neck]);
        var length = Vector3.Distance(hips, neck);
        Vector3 At(float share, float front) => hips + (_up * (share * length)) + (_front * (front * _size));
        Wide(At(0.02f, -0.005f), At(0.2f, 0), 0.172f, 0.152f, _look.Shorts, 0.7f);
        Wide(At(0.16f, 0), At(0.45f, 0.006f), 0.158f, 0.155f, _look.Shirt, 0.66f);
        Wide(At(0.45f, 0.006f), At(0.74f, 0.01f), 0.157f, 0.165f, _look.Shirt, 0.67f);
        Wide(At(0.7f, 0.008f), At(0.86f, -0.005f), 0.168f, 0.13f, _look.Shirt, 0.65f);
        foreach (var (shoulder, hip) in new[] { (BodyPoint.LeftShoulder, BodyPoint.LeftHip), (BodyPoint.RightShoulder, BodyPoint.RightHip) })
        {
            var collar = At(1.03f, -0.012f);
            Put(collar, this[shoulder] + (_up * (0.005f * _size)), 0.052f, 0.058f, _look.Shirt);
            Put(At(0.8f, 0.004f) + ((this[shoulder] - neck) * 0.4f), this[shoulder], 0.092f, 0.063f, _look.Shirt);
            Put(this[hip] - (_front * (0.035f * _size)), this[hip] - (_front * (0.03f * _size)) - (_up * (0.06f * _size)), 0.098f, 0.095f, _look.Shorts);
        }
    }

    private void AddHead()
    {
        var (neck, crown) = (this[BodyPoint.Neck], this[BodyPoint.Head]);
        var ears = (this[BodyPoint.LeftEar] + this[BodyPoint.RightEar]) / 2;
        var up = Vector3.Normalize(crown - ears);
        var gaze = this[BodyPoint.Nose] - ears;
        var front = Vector3.Normalize(gaze - (up * Vector3.Dot(gaze, up)));
        var right = Vector3.Cross(front, up);
        Vector3 At(float forward, float above, float aside) => ears + (((front * forward) + (up * above) + (right * aside)) * _size);
        var top = Vector3.Distance(crown, ears) / _size;

        Put(neck - (_front * (0.012f * _size)), At(-0.012f, -0.04f, 0), 0.062f, 0.058f, _look.Skin);
        Add(new Solid(At(0.008f, top - 0.104f, 0), At(0.03f, -0.055f, 0), 0.094f * _size, 0.055f * _size, _look.Skin).Squeezed(right, 0.82f));
        Add(new Solid(At(0.03f, -0.05f, 0), At(0.055f, -0.088f, 0), 0.05f * _size, 0.03f * _size, _look.Skin).Squeezed(right, 1.15f));
        Add(Solid.Ball(At(-0.006f, top - 0.092f, 0), 0.094f * _size, _look.Hair).Squeezed(right, 0.84f));
        Add(new Solid(At(-0.014f, top - 0.1f, 0), At(-0.024f, top - 0.14f, 0), 0.096f * _size, 0.086f * _size, _look.Hair).Squeezed(right, 0.83f));
        var nose = this[BodyPoint.Nose];
        Put(nose - (front * (0.012f * _size)), nose - (front * (0.02f * _size)) + (up * (0.035f * _size)), 0.014f, 0.009f, _look.Skin);
        var dark = Paint.Of(40, 28, 24);
        foreach (var (eye, ear, side) in new[] { (BodyPoint.LeftEye, BodyPoint.LeftEar, -1f), (BodyPoint.RightEye, BodyPoint.RightEar, 1f) })
        {
            var socket = OnFace(this[eye]);
            Add(Solid.Ball(socket - (front * (0.004f * _size)), 0.0125f * _size, Paint.Of(232, 226, 220)));
            Add(Solid.Ball(socket + (front * (0.0045f * _size)), 0.0075f * _size, dark));
            Put(socket + (up * (0.019f * _size)) - (right * (side * 0.012f * _size)), socket + (((up * 0.017f) + (right * (side * 0.014f)) - (front * 0.006f)) * _size), 0.006f, 0.005f, _look.Hair);
            Add(new Solid(this[ear] + (up * (0.014f * _size)), this[ear] - (up * (0.016f * _size)), 0.019f * _size, 0.012f * _size, _look.Skin).Squeezed(right, 0.5f));
        }

        Put(At(0.089f, -0.058f, -0.019f), At(0.089f, -0.058f, 0.019f), 0.0075f, 0.0075f, Paint.Of(150, 84, 76));

        // An eye's place is given; the face under it is moulded to reach it.
        Vector3 OnFace(Vector3 eye)
        {
            Add(new Solid(eye - (front * (0.028f * _size)), At(0.035f, 0.005f, 0), 0.026f * _size, 0.05f * _size, _look.Skin));
            return eye;
        }
    }

    private void AddArm(BodyPoint shoulder, BodyPoint elbow, BodyPoint wrist)
    {
        var (s, e, w) = (this[shoulder], this[elbow], this[wrist]);
        Put(s, Vector3.Lerp(s, e, 0.55f), 0.064f, 0.06f, _look.Shirt);
        Put(Vector3.Lerp(s, e, 0.3f), Vector3.Lerp(s, e, 0.65f), 0.052f, 0.048f, _look.Skin);
        Put(Vector3.Lerp(s, e, 0.65f), e, 0.048f, 0.038f, _look.Skin);
        Put(e, Vector3.Lerp(e, w, 0.3f), 0.038f, 0.043f, _look.Skin);
        Put(Vector3.Lerp(e, w, 0.3f), w, 0.043f, 0.027f, _look.Skin);
        var along = Vector3.Normalize(w - e);
        Put(w, w + (along * (0.075f * _size)), 0.028f, 0.04f, _look.Skin);
        Put(w + (along * (0.075f * _size)), w + (along * (0.115f * _size)), 0.038f, 0.03f, _look.Skin);
    }

    private void AddLeg(BodyPoint hip, BodyPoint knee, BodyPoint ankle)
    {
        var (h, k, a) = (this[hip], this[knee], this[ankle]);
        var skin = (hip == BodyPoint.LeftHip ? _look.LeftSleeve : null) ?? _look.Skin;
        var back = Vector3.Normalize(a - k);
        var calf = k - a + h - k;
        var behind = Bend(h, k, a, Vector3.Normalize(calf));
        Put(h - (_up * (0.01f * _size)), Vector3.Lerp(h, k, 0.45f), 0.1f, 0.094f, _look.Shorts);
        Put(Vector3.Lerp(h, k, 0.45f), Vector3.Lerp(h, k, 0.66f), 0.094f, 0.09f, _look.Shorts);
        Put(Vector3.Lerp(h, k, 0.5f), Vector3.Lerp(h, k, 0.88f), 0.082f, 0.061f, skin);
        Put(Vector3.Lerp(h, k, 0.88f), k, 0.061f, 0.056f, skin);
        Put(k, k + (back * (0.08f * _size)), 0.055f, 0.05f, skin);
        var bulge = Vector3.Lerp(k, a, 0.3f) + (behind * (0.016f * _size));
        Put(k + (back * (0.02f * _size)), bulge, 0.05f, 0.06f, skin);
        Put(bulge, Vector3.Lerp(k, a, 0.68f), 0.06f, 0.043f, skin);
        Put(Vector3.Lerp(k, a, 0.66f), a, 0.043f, 0.035f, skin);
        Put(Vector3.Lerp(k, a, 0.82f), a, 0.0415f, 0.039f, _look.Socks);
    }

    private void AddFoot(BodyPoint ankle, BodyPoint heel, BodyPoint toe)
    {
        var (a, h, t) = (this[ankle], this[heel], this[toe]);
        var along = Vector3.Normalize(t - h);
        var up = Vector3.Normalize(a - h - (along * Vector3.Dot(a - h, along)));
        var right = Vector3.Cross(along, up);
        Vector3 At(Vector3 from, float forward, float above) => from + (((along * forward) + (up * above)) * _size);
        Put(a, At(h, 0.05f, 0.045f), 0.041f, 0.042f, _look.Shoes);
        Put(At(h, 0.042f, 0.04f), At(h, 0.042f, 0.075f), 0.041f, 0.036f, _look.Shoes);
        Put(At(h, 0.05f, 0.04f), At(t, -0.085f, 0.035f), 0.042f, 0.04f, _look.Shoes);
        Put(a, At(t, -0.1f, 0.04f), 0.035f, 0.036f, _look.Shoes);
        Add(new Solid(At(t, -0.085f, 0.028f), At(t, -0.036f, 0.024f), 0.042f * _size, 0.034f * _size, _look.Shoes).Squeezed(right, 1.12f));
        Add(new Solid(At(h, 0.038f, 0.012f), At(t, -0.08f, 0.012f), 0.041f * _size, 0.047f * _size, _look.Soles).Squeezed(up, 0.3f));
        Add(new Solid(At(t, -0.08f, 0.012f), At(t, -0.034f, 0.012f), 0.047f * _size, 0.036f * _size, _look.Soles).Squeezed(up, 0.3f));
    }

    // The side to which a leg folds; for a straight one, away from where the body faces.
    private Vector3 Bend(Vector3 hip, Vector3 knee, Vector3 ankle, Vector3 straight)
    {
        var inward = ((hip + ankle) / 2) - knee;
        inward -= straight * Vector3.Dot(inward, straight);
        return Vector3.Normalize(inward - (_front * (0.05f * _size)));
    }

    private void Wide(Vector3 from, Vector3 to, float fromRadius, float toRadius, Paint paint, float depth) =>
        Add(new Solid(from, to, fromRadius * _girth, toRadius * _girth, paint).Squeezed(_front, depth));

    private void Put(Vector3 from, Vector3 to, float fromRadius, float toRadius, Paint paint) =>
        Add(new Solid(from, to, fromRadius * _girth, toRadius * _girth, paint));

    private void Add(Solid solid) => _solids.Add(solid);
}
