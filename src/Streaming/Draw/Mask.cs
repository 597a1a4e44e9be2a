using System.Numerics;

namespace Aikynetix.Streaming.Draw;

/// <summary>
/// Which share of each pixel some shapes cover, 0–255, so that shapes of one color that overlap are painted once, with smooth edges.
/// Points are in pixels from the upper left corner of the picture; shapes may lie partly or wholly outside.
/// </summary>
internal sealed class Mask
{
    private readonly int _width;
    private readonly int _height;
    private readonly byte[] _cover;
    private readonly (int Left, int Right)[] _spans;

    /// <summary>A mask that covers nothing.</summary>
    /// <param name="width">Pixels of the picture.</param>
    /// <param name="height">Pixels of the picture.</param>
    public Mask(int width, int height)
    {
        (_width, _height, _cover) = (width, height, new byte[width * height]);
        _spans = new (int, int)[height];
        Array.Fill(_spans, (width, 0));
        Top = height;
    }

    /// <summary>Topmost row that may be covered.</summary>
    public int Top { get; private set; }

    /// <summary>Row behind the last that may be covered.</summary>
    public int Bottom { get; private set; }

    /// <summary>A row of the mask.</summary>
    public Span<byte> Row(int y) => _cover.AsSpan(y * _width, _width);

    /// <summary>The columns of a row from the first that may be covered to behind the last; the first is not before the second where there are none.</summary>
    public (int Left, int Right) SpanOf(int y) => _spans[y];

    /// <summary>Takes all shapes away.</summary>
    public void Clear()
    {
        for (var y = Top; y < Bottom; y++)
        {
            var (left, right) = _spans[y];
            if (left >= right) continue;
            Row(y)[left..right].Clear();
            _spans[y] = (_width, 0);
        }

        (Top, Bottom) = (_height, 0);
    }

    /// <summary>A straight line with round ends.</summary>
    /// <param name="from">One end.</param>
    /// <param name="to">The other.</param>
    /// <param name="radius">Half of its thickness.</param>
    public void Line(Vector2 from, Vector2 to, float radius)
    {
        var reach = radius + 0.5f;
        var along = to - from;
        if (!float.IsFinite(along.X + along.Y) || !Reserve(Vector2.Min(from, to), Vector2.Max(from, to), reach, out var box)) return;
        var perLength = along.LengthSquared() > 0 ? 1 / along.LengthSquared() : 0;
        var solid = Math.Max(radius - 0.5f, 0) * Math.Max(radius - 0.5f, 0);
        for (var y = box.Top; y < box.Bottom; y++)
        {
            var row = Row(y);
            var down = y + 0.5f - from.Y;
            var (least, most) = Span(along, down, reach);
            var end = Math.Min((int)MathF.Ceiling(from.X + most), box.Right);
            var start = Math.Max((int)(from.X + least), box.Left);
            Touch(y, start, end);
            for (var x = start; x < end; x++)
            {
                var across = x + 0.5f - from.X;
                var share = Math.Clamp(((across * along.X) + (down * along.Y)) * perLength, 0, 1);
                var (dx, dy) = (across - (share * along.X), down - (share * along.Y));
                var away = (dx * dx) + (dy * dy);
                if (away < reach * reach) Cover(row, x, away <= solid ? 1 : reach - MathF.Sqrt(away));
            }
        }
    }

    /// <summary>A filled circle.</summary>
    public void Disc(Vector2 centre, float radius) => Line(centre, centre, radius);

    /// <summary>Part of a circle's line.</summary>
    /// <param name="centre">Centre of the circle.</param>
    /// <param name="radius">Its radius.</param>
    /// <param name="start">Where the part begins, radians clockwise from the right as the picture shows it.</param>
    /// <param name="sweep">How far it goes, clockwise where positive.</param>
    /// <param name="thickness">Half of the line's thickness.</param>
    public void Arc(Vector2 centre, float radius, float start, float sweep, float thickness)
    {
        var steps = Math.Clamp((int)MathF.Ceiling(MathF.Abs(sweep) * MathF.Sqrt(Math.Max(radius, 1))), 2, 96);
        var last = On(start);
        for (var i = 1; i <= steps; i++)
        {
            var next = On(start + (sweep * i / steps));
            Line(last, next, thickness);
            last = next;
        }

        Vector2 On(float angle) => centre + (radius * new Vector2(MathF.Cos(angle), MathF.Sin(angle)));
    }

    /// <summary>The filled piece between two directions.</summary>
    /// <param name="centre">Its tip.</param>
    /// <param name="radius">How far it reaches.</param>
    /// <param name="start">As for <see cref="Arc"/>.</param>
    /// <param name="sweep">As for <see cref="Arc"/>.</param>
    public void Sector(Vector2 centre, float radius, float start, float sweep)
    {
        if (!float.IsFinite(centre.X + centre.Y + start + sweep) || !Reserve(centre, centre, radius + 0.5f, out var box)) return;
        // Each side is a line through the tip; up to half a turn both must hold, beyond it one of them.
        var side = MathF.Sign(sweep);
        var (first, last) = (new Vector2(MathF.Cos(start), MathF.Sin(start)) * side, new Vector2(MathF.Cos(start + sweep), MathF.Sin(start + sweep)) * -side);
        var isWide = MathF.Abs(sweep) > MathF.PI;
        for (var y = box.Top; y < box.Bottom; y++)
        {
            var row = Row(y);
            Touch(y, box.Left, box.Right);
            for (var x = box.Left; x < box.Right; x++)
            {
                var offset = new Vector2(x + 0.5f, y + 0.5f) - centre;
                var (a, b) = ((first.X * offset.Y) - (first.Y * offset.X), (last.X * offset.Y) - (last.Y * offset.X));
                var inside = isWide ? Math.Max(a, b) : Math.Min(a, b);
                if (inside > -0.5f) Cover(row, x, Math.Min(radius - offset.Length(), inside) + 0.5f);
            }
        }
    }

    /// <summary>A filled rectangle with round corners.</summary>
    /// <param name="from">Its upper left corner.</param>
    /// <param name="to">Its lower right corner.</param>
    /// <param name="corner">Radius of the corners.</param>
    public void Box(Vector2 from, Vector2 to, float corner)
    {
        if (!Reserve(from, to, 0.5f, out var box)) return;
        var (middle, half) = ((from + to) / 2, (to - from) / 2);
        var round = Math.Min(corner, Math.Min(half.X, half.Y));
        // Between the corners nothing has to be measured, and most of a box is there.
        var plain = (From: Math.Clamp((int)(from.X + round) + 2, box.Left, box.Right), To: Math.Clamp((int)(to.X - round) - 2, box.Left, box.Right));
        for (var y = box.Top; y < box.Bottom; y++)
        {
            var row = Row(y);
            Touch(y, box.Left, box.Right);
            var isInside = plain.From < plain.To && y >= from.Y && y + 1 <= to.Y;
            if (isInside) row[plain.From..plain.To].Fill(255);
            for (var x = box.Left; x < box.Right; x++)
            {
                if (isInside && x == plain.From) x = plain.To;
                if (x >= box.Right) break;
                var over = Vector2.Abs(new Vector2(x + 0.5f, y + 0.5f) - middle) - half + new Vector2(round);
                var away = Vector2.Max(over, Vector2.Zero).Length() + Math.Min(Math.Max(over.X, over.Y), 0) - round;
                Cover(row, x, 0.5f - away);
            }
        }
    }

    private static void Cover(Span<byte> row, int x, float share)
    {
        var cover = (byte)(Math.Clamp(share, 0, 1) * 255);
        if (cover > row[x]) row[x] = cover;
    }

    // The columns, from the line's first point on, that a row at this height can touch.
    private static (float Least, float Most) Span(Vector2 along, float down, float reach)
    {
        var (first, last) = (0f, 1f);
        if (MathF.Abs(along.Y) > 0.01f)
        {
            var (a, b) = ((down - reach) / along.Y, (down + reach) / along.Y);
            (first, last) = (Math.Clamp(Math.Min(a, b), 0, 1), Math.Clamp(Math.Max(a, b), 0, 1));
        }

        var (from, to) = (first * along.X, last * along.X);
        return (Math.Min(from, to) - reach, Math.Max(from, to) + reach);
    }

    private void Touch(int y, int from, int to)
    {
        if (from < to) _spans[y] = (Math.Min(_spans[y].Left, from), Math.Max(_spans[y].Right, to));
    }

    private bool Reserve(Vector2 from, Vector2 to, float reach, out (int Left, int Top, int Right, int Bottom) box)
    {
        box = (Column(from.X - reach), Line(from.Y - reach), Column(MathF.Ceiling(to.X + reach)), Line(MathF.Ceiling(to.Y + reach)));
        if (box.Left >= box.Right || box.Top >= box.Bottom) return false;
        (Top, Bottom) = (Math.Min(Top, box.Top), Math.Max(Bottom, box.Bottom));
        return true;

        int Column(float x) => (int)Math.Clamp(x, 0, _width);
        int Line(float y) => (int)Math.Clamp(y, 0, _height);
    }
}
