namespace Aikynetix.Bench.Sheets;

/// <summary>A part of a canvas, pixels.</summary>
internal readonly record struct Pane(int Left, int Top, int Width, int Height)
{
    public int Right => Left + Width;

    public int Bottom => Top + Height;

    public bool Holds(int x, int y) => x >= Left && y >= Top && x < Right && y < Bottom;
}
