using System.Globalization;
using System.Numerics;
using Aikynetix.Biomechanics;
using Aikynetix.Pose;

namespace Aikynetix.Bench.Sheets;

/// <summary>One analysis on one picture: frames at the borders of phases with skeleton and angles, curves over time, metrics and warnings.</summary>
internal sealed class AnalysisSheet
{
    /// <summary>Frames on a sheet.</summary>
    public const int Tiles = 12;

    private const int Width = 1800;
    private const int TitleHeight = 24;
    private const int ChartHeight = 104;
    private const int ChartGap = 5;
    private const int ChartLeft = 190;
    private const int LaneHeight = 14;
    private const int LineHeight = 14;
    private const int Letter = 2;
    private const int TextColumns = 2;

    private readonly MotionAnalysis _analysis;
    private readonly PoseFrame[] _poses;
    private readonly Vector2 _corner;
    private readonly Vector2 _part;
    private readonly int _columns;
    private readonly int _tileHeight;
    private readonly Canvas _canvas;

    /// <summary>Lays a sheet out and draws all of it but the frames.</summary>
    public AnalysisSheet(string title, CaptureRecord capture, MotionAnalysis analysis)
    {
        (_analysis, _poses, Shown) = (analysis, [.. capture.Frames.Select(frame => frame.Pose)], AnalysisMoments.Of(analysis, Tiles));
        (_corner, _part) = BodyPart(capture);
        _columns = _part.Y > 1.1f * _part.X ? 6 : 4;
        _tileHeight = (int)(Width / _columns * _part.Y / _part.X);
        var (charts, metrics) = (AnalysisCurves.Of(analysis), AnalysisText.Metrics(analysis).ToArray());
        var below = AnalysisText.Below(analysis, (Width - 12) / Canvas.Length("m", Letter)).ToArray();
        var rows = (metrics.Length + TextColumns - 1) / TextColumns;
        var top = TitleHeight + (_tileHeight * ((Tiles + _columns - 1) / _columns));
        var height = top + (2 * LaneHeight) + 30 + (charts.Count * (ChartHeight + ChartGap)) + ((rows + below.Length + 1) * LineHeight) + 10;
        _canvas = new Canvas(Width, height);
        _canvas.Write(title, 6, 6, new Vector3(255), Letter);
        top = AddLanes(top + 4);
        var axis = Axis();
        foreach (var (name, curves) in charts)
        {
            Chart.Draw(_canvas, new Pane(0, top, Width, ChartHeight), axis, name, curves);
            top += ChartHeight + ChartGap;
        }

        AddText(metrics, below, rows, top + 6);
    }

    /// <summary>Numbers of the frames that it shows.</summary>
    public int[] Shown { get; }

    /// <summary>Draws one of the shown frames into its tile.</summary>
    public void Show(int tile, VideoFrame frame)
    {
        var (index, tileWidth) = (Shown[tile], Width / _columns);
        var pane = new Pane(tile % _columns * tileWidth, TitleHeight + (tile / _columns * _tileHeight), tileWidth - 2, _tileHeight - 2);
        var view = new FrameView(pane, _corner.X, _corner.Y, tileWidth / _part.X);
        _canvas.Show(frame, view);
        SkeletonDrawing.Draw(_canvas, _poses[index], view);
        AddAngles(_poses[index], index, view);
        var time = _analysis.Timestamps[index];
        var caption = string.Create(CultureInfo.InvariantCulture, $"{time:F3} f{index} {AnalysisMoments.PhaseAt(_analysis, time, 0.5 / _analysis.Quality.FramesPerSecond)}");
        _canvas.Label(caption, pane.Left + 4, pane.Bottom - 14, new Vector3(255));
    }

    /// <summary>Writes the sheet as PNG.</summary>
    /// <exception cref="InvalidOperationException">ffmpeg could not write it.</exception>
    public Task SaveAsync(string path, CancellationToken cancellationToken) => _canvas.SaveAsync(path, cancellationToken);

    // The part of the picture in which the athlete moves, so that a small body is large on the sheet.
    private static (Vector2 Corner, Vector2 Part) BodyPart(CaptureRecord capture)
    {
        var points = capture.Frames.SelectMany(frame => frame.Pose.Points).Where(point => point.IsPresent && point.Score > 0.5f).ToArray();
        if (points.Length == 0) return (Vector2.Zero, new Vector2(capture.Width, capture.Height));
        var (left, right) = Reach([.. points.Select(point => point.X)], capture.Width);
        var (top, bottom) = Reach([.. points.Select(point => point.Y)], capture.Height);
        var narrow = 0.45f * (bottom - top);
        if (right - left < narrow) (left, right) = ((left + right - narrow) / 2, (left + right + narrow) / 2);
        return (new Vector2(left, top), new Vector2(right - left, bottom - top));
    }

    private static (float Low, float High) Reach(float[] values, int length)
    {
        Array.Sort(values);
        var (low, high) = (values[values.Length / 100], values[values.Length - 1 - (values.Length / 100)]);
        var margin = 0.12f * (high - low);
        return (Math.Clamp(low - margin, 0, length - 2), Math.Clamp(high + margin, low + 1, length));
    }

    private TimeAxis Axis() => new(
        ChartLeft, Width - ChartLeft - 10, AnalysisMoments.Window(_analysis), _analysis.Timestamps, _analysis.Phases, Array.ConvertAll(Shown, frame => _analysis.Timestamps[frame]));

    // Names of the phases, and below them every segment as a bar: left ones in the upper lane, right ones in the lower.
    private int AddLanes(int top)
    {
        var axis = Axis();
        var last = 0f;
        foreach (var phase in _analysis.Phases)
        {
            var left = MathF.Max(axis.At(phase.Start), last);
            _canvas.Write(phase.Name, (int)left, top, new Vector3(220), Letter);
            last = left + Canvas.Length(phase.Name + " ", Letter);
        }

        top += LaneHeight;
        foreach (var segment in _analysis.Segments)
        {
            var (from, to) = ((int)axis.At(segment.Start), (int)axis.At(segment.End));
            var color = segment.Side == "left" ? SkeletonDrawing.Left : segment.Side == "right" ? SkeletonDrawing.Right : new Vector3(120, 200, 120);
            _canvas.Fill(new Pane(from, top + (segment.Side == "right" ? 7 : 0), Math.Max(1, to - from - 1), 6), color);
        }

        return top + LaneHeight + 4;
    }

    private void AddAngles(PoseFrame pose, int index, FrameView view)
    {
        var both = _analysis.Quality.View is not ("side_left" or "side_right");
        if (both || _analysis.Quality.View == "side_left") Side(BodyPoint.LeftHip, BodyPoint.LeftKnee, BodyPoint.LeftAnkle, BodyPoint.LeftElbow, "l", SkeletonDrawing.Left);
        if (both || _analysis.Quality.View == "side_right") Side(BodyPoint.RightHip, BodyPoint.RightKnee, BodyPoint.RightAnkle, BodyPoint.RightElbow, "r", SkeletonDrawing.Right);

        void Side(BodyPoint hip, BodyPoint knee, BodyPoint ankle, BodyPoint elbow, string side, Vector3 color)
        {
            foreach (var (point, joint) in new[] { (hip, "hip"), (knee, "kne"), (ankle, "ank"), (elbow, "elb") })
            {
                if (!pose[point].IsPresent || !_analysis.Angles.TryGetValue($"{side}{joint}_angle", out var series) || !double.IsFinite(series[index])) continue;
                var text = series[index].ToString("F0", CultureInfo.InvariantCulture);
                var place = view.At(pose[point]);
                var left = both && side == "l" == (_analysis.Quality.View != "front") ? place.X - 8 - Canvas.Length(text, Letter) : place.X + 8;
                _canvas.Label(text, (int)left, (int)place.Y - 5, color);
            }
        }
    }

    private void AddText((string Text, Vector3 Color)[] metrics, (string Text, Vector3 Color)[] below, int rows, int top)
    {
        var letters = ((Width / TextColumns) - 12) / Canvas.Length("m", Letter);
        for (var i = 0; i < metrics.Length; i++)
        {
            var (text, color) = metrics[i];
            _canvas.Write(text.Length > letters ? text[..letters] : text, 6 + (i / rows * (Width / TextColumns)), top + (i % rows * LineHeight), color, Letter);
        }

        for (var i = 0; i < below.Length; i++) _canvas.Write(below[i].Text, 6, top + ((rows + 1 + i) * LineHeight), below[i].Color, Letter);
    }
}
