using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Live;

/// <summary>Collects the smoothed points of a capture under their export names, pixels from the lower left corner of the picture, y up.</summary>
internal sealed class LiveKeypoints
{
    private readonly (string Name, BodyPoint Point)[] _points = [.. KeypointNames.All];
    private readonly Dictionary<string, double[]> _series = new(StringComparer.Ordinal);

    /// <summary>Makes room for a number of pictures.</summary>
    public LiveKeypoints(int count)
    {
        foreach (var (name, _) in _points)
        {
            foreach (var suffix in (ReadOnlySpan<string>)["x", "y", "v"]) _series[name + suffix] = new double[count];
        }
    }

    /// <summary>All series, one value a picture; places are NaN where a point was lost.</summary>
    public IReadOnlyDictionary<string, double[]> Series => _series;

    /// <summary>Adds one picture.</summary>
    public void Add(int index, LiveBody body, int pictureHeight)
    {
        foreach (var (name, point) in _points)
        {
            _series[name + "x"][index] = body[point].X;
            _series[name + "y"][index] = pictureHeight - body[point].Y;
            _series[name + "v"][index] = body[point].Score;
        }
    }
}
