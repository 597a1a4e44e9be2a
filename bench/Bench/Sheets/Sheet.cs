using System.Globalization;
using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.Bench.Sheets;

/// <summary>A contact sheet: frames side by side with the skeletons drawn into them, and a title.</summary>
internal sealed class Sheet
{
    private const int TileWidth = 400;
    private const int TitleHeight = 24;

    private readonly int _columns;
    private readonly int _tileHeight;
    private readonly Canvas _canvas;

    /// <summary>An empty sheet.</summary>
    /// <param name="columns">Frames in a row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="aspect">Height of the frames by their width.</param>
    public Sheet(int columns, int rows, double aspect)
    {
        (_columns, _tileHeight) = (columns, (int)Math.Round(TileWidth * aspect));
        _canvas = new Canvas(columns * TileWidth, TitleHeight + (rows * _tileHeight));
    }

    /// <summary>Writes the title, in white on black.</summary>
    public void Title(string text) => _canvas.Write(text, 6, 4, new Vector3(255));

    /// <summary>Shows a frame in the tile of a number, with what was seen in it; points below 0.5 are hollow, lost frames say so.</summary>
    public void Show(int tile, VideoFrame frame, PoseFrame pose)
    {
        var pane = new Pane(tile % _columns * TileWidth, TitleHeight + (tile / _columns * _tileHeight), TileWidth, _tileHeight);
        var view = new FrameView(pane, 0, 0, TileWidth / (float)frame.Width);
        _canvas.Show(frame, view);
        if (pose.Presence == 0) _canvas.Write("lost", pane.Left + 6, pane.Top + 6, new Vector3(255, 60, 60));
        var caption = string.Create(CultureInfo.InvariantCulture, $"{pose.FrameId}  {pose.Time.TotalSeconds:F2}");
        _canvas.Write(caption, pane.Left + 6, pane.Bottom - 20, new Vector3(255));
        SkeletonDrawing.Draw(_canvas, pose, view);
    }

    /// <summary>Writes the sheet as PNG.</summary>
    /// <exception cref="InvalidOperationException">ffmpeg could not write it.</exception>
    public Task SaveAsync(string path, CancellationToken cancellationToken) => _canvas.SaveAsync(path, cancellationToken);
}
