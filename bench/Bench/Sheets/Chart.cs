using System.Globalization;
using System.Numerics;

namespace Aikynetix.Bench.Sheets;

/// <summary>Draws curves over time, with phases as bands and the shown frames as dotted lines.</summary>
internal static class Chart
{
    private static readonly Vector3 Ground = new(24, 26, 30);
    private static readonly Vector3 Pale = new(150, 154, 160);
    private static readonly Vector3[] Bands = [new(58, 66, 84), new(44, 74, 62), new(84, 66, 48), new(76, 52, 72)];

    /// <summary>Draws one chart; its names stand to the left of the axis.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="pane">The part of the canvas, as wide as the canvas.</param>
    /// <param name="axis">Time.</param>
    /// <param name="title">What it shows, with the unit.</param>
    /// <param name="curves">The curves; they share one scale.</param>
    public static void Draw(Canvas canvas, Pane pane, TimeAxis axis, string title, IReadOnlyList<Curve> curves)
    {
        var plot = pane with { Left = axis.Left, Width = axis.Width };
        canvas.Fill(plot, Ground);
        AddPhases(canvas, plot, axis);
        canvas.Write(title, pane.Left + 6, pane.Top + 4, new Vector3(255), 2);
        for (var i = 0; i < curves.Count; i++) canvas.Write(curves[i].Name, pane.Left + 6, pane.Top + 22 + (14 * i), curves[i].Color, 2);

        var finite = curves.SelectMany(curve => curve.Values.Take(axis.Times.Length).Where((value, i) => double.IsFinite(value) && axis.Shows(i))).ToArray();
        if (finite.Length == 0) return;
        var (low, high) = (finite.Min(), finite.Max());
        if (high - low < 1e-6) (low, high) = (low - 1, high + 1);
        if (low < 0 && high > 0) canvas.Line(plot, new Vector2(plot.Left, Row(0)), new Vector2(plot.Right, Row(0)), Pale * 0.6f, dashed: true, radius: 0.5f);
        foreach (var curve in curves) AddCurve(canvas, plot, axis, curve, Row);
        Number(high, plot.Top + 3);
        Number(low, plot.Bottom - 13);

        float Row(double value) => plot.Bottom - 5 - (float)((plot.Height - 10) * (value - low) / (high - low));

        void Number(double value, int top)
        {
            var text = value.ToString(Math.Abs(value) >= 100 ? "F0" : "F2", CultureInfo.InvariantCulture);
            canvas.Write(text, plot.Left - 6 - Canvas.Length(text, 2), top, Pale, 2);
        }
    }

    private static void AddPhases(Canvas canvas, Pane plot, TimeAxis axis)
    {
        for (var i = 0; i < axis.Phases.Count; i++)
        {
            var (from, to) = ((int)axis.At(axis.Phases[i].Start), (int)axis.At(axis.Phases[i].End));
            canvas.Fill(plot with { Left = from, Width = Math.Max(1, to - from) }, Bands[i % Bands.Length]);
            canvas.Line(plot, new Vector2(from, plot.Top), new Vector2(from, plot.Bottom), Pale, radius: 0.3f);
        }

        foreach (var time in axis.Shown)
            canvas.Line(plot, new Vector2(axis.At(time), plot.Top), new Vector2(axis.At(time), plot.Bottom), Pale * 0.7f, dashed: true, radius: 0.2f);
    }

    private static void AddCurve(Canvas canvas, Pane plot, TimeAxis axis, Curve curve, Func<double, float> row)
    {
        var count = Math.Min(curve.Values.Length, axis.Times.Length);
        for (var i = 0; i < count; i++)
        {
            if (!double.IsFinite(curve.Values[i]) || !axis.Shows(i)) continue;
            var here = new Vector2(axis.At(axis.Times[i]), row(curve.Values[i]));
            if (i > 0 && axis.Shows(i - 1) && double.IsFinite(curve.Values[i - 1]))
                canvas.Line(plot, new Vector2(axis.At(axis.Times[i - 1]), row(curve.Values[i - 1])), here, curve.Color, radius: 0.6f);
            else
                canvas.Dot(plot, here, 0.8f, 0, curve.Color);
        }
    }
}
