using System.Collections.Frozen;
using System.Numerics;

namespace Aikynetix.Streaming.Draw;

/// <summary>The letters as strokes of a pen, so that they are sharp at every size and no font has to be installed.</summary>
internal static class Glyphs
{
    /// <summary>Units from the top of a capital letter to the line that it stands on.</summary>
    public const int CapitalHeight = 24;

    private const int CurveSteps = 4;
    private const string Round = "~68bbcgbl6o1l0g1b68";

    // Strokes are parted by |, points are two digits to the base 36 (x, y from the upper left); ~ begins a stroke that is a smooth curve.
    private static readonly (string Names, string Strokes)[] Drawn =
    [
        ("0", "~70c4ecck7o2k0c2470"), ("1", "35808o"), ("2", "~062170c2d7ad|ad0oeo"), ("3", "~1360b1d6aa6b|~6bbcehcm7o2n0k"), ("4", "aoa00heh"),
        ("5", "d0201a|~1a4888caegcl7o2n0k"), ("6", "~b0541b0h2m7ocmegcb792b0g"), ("7", "00e05o"), ("8", "~70b1d5ba7b3a153170|~7bcdehcm7o2m0h2d7b"),
        ("9", "~3o9kdde7c27022082d7fcde8"), ("A", "0o80go|3fdf"), ("B", "000o|0060|0b7b|0o7o|~60b1c5aa6b|~7bccehcm7o"), ("C", "~g5d180240c2k8odngj"),
        ("D", "000o|0060|0o6o|~60c3fccl6o"), ("E", "e0000oeo|0bbb"), ("F", "e0000o|0bbb"), ("G", "~g5d180240c2k8odngj|gjgd9d"), ("H", "000o|g0go|0cgc"),
        ("I", "000o"), ("J", "b0bh|~bh9m5o1m0i"), ("K", "000o|f00f|5afo"), ("L", "000odo"), ("M", "0o009gi0io"), ("N", "0o00gog0"),
        ("O", "~80e4gcek8o2k0c2480"), ("P", "0o0070|0d7d|~70c2e6cb7d"), ("Q", "~80e4gcek8o2k0c2480|akgo"), ("R", "0o0070|0d7d|~70c2e6cb7d|7deo"),
        ("S", "~e4b17031153a8cdeeicm7o2n0j"), ("T", "00g0|808o"), ("U", "000g|~0g2m8oemgg|ggg0"), ("V", "008og0"), ("W", "006oc4ioo0"), ("X", "00go|g00o"),
        ("Y", "008cg0|8c8o"), ("Z", "00g00ogo"), ("a", Round + "|c8co"), ("b", Round + "|000o"), ("c", "~bb681b0g1l6obl"), ("d", Round + "|c0co"),
        ("e", "0gcg|~cgbb681b0g1l6obl"), ("f", "~905135|353o|0888"), ("g", Round + "|c8cp|~cpat6u1t"), ("h", "000o|~0d3978babe|bebo"), ("i", "080o|0303"),
        ("j", "484p|~4p2t0u|4343"), ("k", "000o|a80h|4dbo"), ("l", "000o"), ("m", "080o|~0d39699a9e|9e9o|~9dc9f8iaie|ieio"), ("n", "080o|~0d3978babe|bebo"),
        ("o", Round), ("p", Round + "|080u"), ("q", Round + "|c8cu"), ("r", "080o|~0d3988"), ("s", "~ab7958190c3f6g9hbk9n5o1n0l"), ("t", "323k|~3k4n8o|0888"),
        ("u", "080i|~0i1m4o8nbj|b8bo"), ("v", "086oc8"), ("w", "085oaafok8"), ("x", "08co|c80o"), ("y", "086o|c85r1u"), ("z", "08c80oco"),
        (".", "0n0n"), (",", "1n0q"), (":", "0b0b|0n0n"), ("-–", "0f8f"), ("/", "0o90"), ("+", "5b5l|0gag"), ("°", "~4084480440"), ("·", "0f0f"),
        ("%", "~4175491541|~cffjcn9jcf|e12n"), ("(", "~501c5o"), (")", "~004c0o"), ("'", "0005"),
    ];

    private static readonly FrozenDictionary<char, (Vector2[][] Strokes, float Width)> All =
        Drawn.SelectMany(one => one.Names, (one, name) => KeyValuePair.Create(name, Read(one.Strokes))).ToFrozenDictionary();

    private static readonly (Vector2[][] Strokes, float Width) Blank = ([], 8);

    /// <summary>The strokes of a letter in units, and how wide it is; a blank where it is not known.</summary>
    public static (Vector2[][] Strokes, float Width) Of(char letter) => All.GetValueOrDefault(letter, Blank);

    private static (Vector2[][] Strokes, float Width) Read(string strokes)
    {
        var read = Array.ConvertAll(strokes.Split('|'), Stroke);
        return (read, read.Max(stroke => stroke.Max(point => point.X)));
    }

    private static Vector2[] Stroke(string text)
    {
        var curved = text[0] == '~';
        var digits = curved ? text.AsSpan(1) : text;
        var points = new Vector2[digits.Length / 2];
        for (var i = 0; i < points.Length; i++) points[i] = new Vector2(Digit(digits[2 * i]), Digit(digits[(2 * i) + 1]));
        return curved ? Smooth(points) : points;
    }

    private static int Digit(char digit) => digit <= '9' ? digit - '0' : digit - 'a' + 10;

    // Through all points, by Catmull and Rom; a stroke that ends where it begins goes round without a corner.
    private static Vector2[] Smooth(Vector2[] points)
    {
        var closed = points[0] == points[^1];
        var curve = new Vector2[((points.Length - 1) * CurveSteps) + 1];
        for (var i = 0; i + 1 < points.Length; i++)
        {
            var before = i > 0 ? points[i - 1] : closed ? points[^2] : points[0];
            var after = i + 2 < points.Length ? points[i + 2] : closed ? points[1] : points[^1];
            for (var step = 0; step <= CurveSteps; step++)
                curve[(i * CurveSteps) + step] = CatmullRom(before, points[i], points[i + 1], after, step / (float)CurveSteps);
        }

        return curve;
    }

    private static Vector2 CatmullRom(Vector2 before, Vector2 from, Vector2 to, Vector2 after, float t) => 0.5f * ((2 * from)
        + ((to - before) * t)
        + (((2 * before) - (5 * from) + (4 * to) - after) * t * t)
        + (((3 * from) - before - (3 * to) + after) * t * t * t));
}
