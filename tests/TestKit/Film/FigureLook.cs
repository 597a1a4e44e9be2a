namespace Aikynetix.TestKit.Film;

/// <summary>What a rendered athlete wears and how stout the figure is.</summary>
public sealed record FigureLook
{
    /// <summary>Skin.</summary>
    public Paint Skin { get; init; } = Paint.Of(205, 152, 122, 0.04f, 0.12f);

    /// <summary>Hair and brows.</summary>
    public Paint Hair { get; init; } = Paint.Of(52, 36, 26, 0.25f, 0.1f);

    /// <summary>T-shirt.</summary>
    public Paint Shirt { get; init; } = Paint.Of(72, 96, 148, 0.16f);

    /// <summary>Shorts.</summary>
    public Paint Shorts { get; init; } = Paint.Of(38, 38, 44, 0.2f);

    /// <summary>Socks.</summary>
    public Paint Socks { get; init; } = Paint.Of(215, 215, 212, 0.08f);

    /// <summary>Uppers of the shoes.</summary>
    public Paint Shoes { get; init; } = Paint.Of(168, 46, 40, 0.08f, 0.15f);

    /// <summary>Soles of the shoes.</summary>
    public Paint Soles { get; init; } = Paint.Of(226, 226, 222, 0.05f);

    /// <summary>A sleeve over the whole left leg; null when it is bare.</summary>
    public Paint? LeftSleeve { get; init; }

    /// <summary>Thickness of everything by that of an average athlete.</summary>
    public float Stoutness { get; init; } = 1;

    /// <summary>Looks that differ clearly from each other, any number of them.</summary>
    public static FigureLook Number(int number)
    {
        (float R, float G, float B)[] skins = [(205, 152, 122), (232, 190, 164), (141, 94, 66), (92, 60, 44), (186, 134, 98)];
        (float R, float G, float B)[] hairs = [(52, 36, 26), (150, 112, 62), (24, 20, 20), (26, 22, 20), (96, 60, 36)];
        (float R, float G, float B)[] shirts = [(72, 96, 148), (178, 52, 48), (52, 54, 58), (214, 212, 206), (64, 128, 92), (196, 160, 62)];
        (float R, float G, float B)[] shorts = [(38, 38, 44), (60, 72, 104), (92, 92, 94), (30, 44, 36)];
        (float R, float G, float B)[] shoes = [(168, 46, 40), (232, 230, 226), (40, 42, 48), (60, 110, 170)];
        var (skin, hair, shirt) = (skins[number % skins.Length], hairs[number % hairs.Length], shirts[number % shirts.Length]);
        var (pants, shoe) = (shorts[number % shorts.Length], shoes[number % shoes.Length]);
        return new FigureLook
        {
            Skin = Paint.Of(skin.R, skin.G, skin.B, 0.04f, 0.12f),
            Hair = Paint.Of(hair.R, hair.G, hair.B, 0.25f, 0.1f),
            Shirt = Paint.Of(shirt.R, shirt.G, shirt.B, 0.16f),
            Shorts = Paint.Of(pants.R, pants.G, pants.B, 0.2f),
            Shoes = Paint.Of(shoe.R, shoe.G, shoe.B, 0.08f, 0.15f),
            Stoutness = 0.92f + (0.07f * (number % 4)),
        };
    }
}
