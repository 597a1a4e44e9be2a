using System.Numerics;

namespace Aikynetix.TestKit.Film;

/// <summary>Which solid is nearest in each sample of a picture.</summary>
internal sealed class DepthBuffer
{
    // Offsets in metres at which a crease is looked for.
    private static readonly Vector2[] Around =
    [
        new(0.03f, 0), new(-0.03f, 0), new(0, 0.03f), new(0, -0.03f), new(0.05f, 0.05f), new(-0.05f, 0.05f), new(0.05f, -0.05f), new(-0.05f, -0.05f),
    ];

    private readonly IReadOnlyList<Solid> _scene;
    private readonly int _sub;
    private readonly (int Left, int Top, int Right, int Bottom) _area;
    private readonly float[] _depth;
    private readonly short[] _solid;
    private readonly float _focal;

    public DepthBuffer(FilmCamera camera, IReadOnlyList<Solid> scene, int sub)
    {
        (_scene, _sub, _focal) = (scene, sub, camera.Focal * sub);
        var areas = scene.Select(solid => Area(camera, solid)).ToArray();
        if (areas.Length > 0)
            _area = (areas.Min(area => area.Left), areas.Min(area => area.Top), areas.Max(area => area.Right), areas.Max(area => area.Bottom));
        var count = Math.Max(0, _area.Right - _area.Left) * Math.Max(0, _area.Bottom - _area.Top);
        (_depth, _solid) = (new float[count], new short[count]);
        Array.Fill(_depth, float.PositiveInfinity);
        Array.Fill(_solid, (short)-1);
        for (var i = 0; i < areas.Length; i++) Draw(camera, i, areas[i]);
    }

    /// <summary>Whether any solid may lie in a pixel.</summary>
    public bool Touches(int x, int y) =>
        x * _sub < _area.Right && (x + 1) * _sub > _area.Left && y * _sub < _area.Bottom && (y + 1) * _sub > _area.Top;

    /// <summary>The nearest solid of a sample, or null.</summary>
    public Solid? SolidAt(int column, int row) => Index(column, row) is var at && at >= 0 && _solid[at] >= 0 ? _scene[_solid[at]] : null;

    /// <summary>How much of the light from all around reaches a sample, 0–1: less in creases and close behind another body.</summary>
    public float Openness(int column, int row)
    {
        var here = _depth[Index(column, row)];
        var hidden = 0f;
        foreach (var offset in Around)
        {
            var (dx, dy) = ((int)(offset.X * _focal / here), (int)(offset.Y * _focal / here));
            if (Index(column + dx, row + dy) is var at && at < 0) continue;
            var before = here - _depth[at];
            if (before > 0.015f) hidden += MathF.Min(1, before / 0.06f) * (before < 0.45f ? 1 : 0.4f);
        }

        return 1 - (0.42f * hidden / Around.Length);
    }

    private int Index(int column, int row) => column < _area.Left || column >= _area.Right || row < _area.Top || row >= _area.Bottom
        ? -1
        : ((row - _area.Top) * (_area.Right - _area.Left)) + column - _area.Left;

    private (int Left, int Top, int Right, int Bottom) Area(FilmCamera camera, Solid solid)
    {
        var (left, top, right, bottom) = (float.MaxValue, float.MaxValue, float.MinValue, float.MinValue);
        foreach (var centre in new[] { solid.From, solid.To })
        {
            var place = camera.Project(centre);
            var reach = (solid.Reach * 1.05f * camera.Focal / MathF.Max(0.1f, camera.Distance - centre.Z - solid.Reach)) + 1;
            (left, top) = (MathF.Min(left, place.X - reach), MathF.Min(top, place.Y - reach));
            (right, bottom) = (MathF.Max(right, place.X + reach), MathF.Max(bottom, place.Y + reach));
        }

        return (
            (int)Math.Clamp(left * _sub, 0, camera.Width * _sub), (int)Math.Clamp(top * _sub, 0, camera.Height * _sub),
            (int)Math.Clamp(MathF.Ceiling(right * _sub), 0, camera.Width * _sub), (int)Math.Clamp(MathF.Ceiling(bottom * _sub), 0, camera.Height * _sub));
    }

    private void Draw(FilmCamera camera, int number, (int Left, int Top, int Right, int Bottom) area)
    {
        var solid = _scene[number];
        for (var row = area.Top; row < area.Bottom; row++)
        {
            for (var column = area.Left; column < area.Right; column++)
            {
                var depth = solid.Meet(camera.Eye, camera.Sight((column + 0.5f) / _sub, (row + 0.5f) / _sub));
                var at = Index(column, row);
                if (depth > 0 && depth < _depth[at]) (_depth[at], _solid[at]) = (depth, (short)number);
            }
        }
    }
}
