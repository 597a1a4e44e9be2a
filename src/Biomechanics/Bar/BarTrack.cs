using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>The path of the bar through one capture, as seen in the picture and not yet low-passed.</summary>
public sealed class BarTrack
{
    internal BarTrack(TimeBase time, BarSource source, double[] x, double[] y, double coverage, PlateSize size)
    {
        (Time, Source, X, Y, Coverage) = (time, source, x, y, coverage);
        (PlateRadius, Yaw) = (size.Radius, size.Yaw);
    }

    /// <summary>The grid on which the path lies.</summary>
    public TimeBase Time { get; }

    /// <summary>What the path was measured on.</summary>
    public BarSource Source { get; }

    /// <summary>Pixels from the left edge, per grid point; short gaps are bridged, NaN elsewhere.</summary>
    public double[] X { get; }

    /// <summary>Pixels from the top edge, down, per grid point; short gaps are bridged, NaN elsewhere.</summary>
    public double[] Y { get; }

    /// <summary>Vertical half axis of the plate while it is still, pixels; NaN unless the source is the plate.</summary>
    public double PlateRadius { get; }

    /// <summary>
    /// Angle between the camera's axis and the bar in the horizontal plane, degrees, 0–90, without sign; NaN without a plate. Thick
    /// plates and a camera pitched up or down bias it by some degrees.
    /// </summary>
    public double Yaw { get; }

    /// <summary>Share of frames, 0–1, in which the source was measured; bridged gaps do not count.</summary>
    public double Coverage { get; }
}
