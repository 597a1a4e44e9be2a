using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Exports;

/// <summary>The keypoints of an export as markers: X forward, Y up, Z 0, because one camera sees no depth.</summary>
/// <param name="Names">Names of the markers, e.g. <c>lkne</c>.</param>
/// <param name="Columns">For each marker its x and its y.</param>
/// <param name="Unit"><c>m</c>, or <c>px</c> where the scale is unknown.</param>
internal sealed record MarkerSet(IReadOnlyList<string> Names, IReadOnlyList<Series> Columns, string Unit)
{
    /// <summary>The markers of an export.</summary>
    public static MarkerSet Of(SeriesExport export)
    {
        var points = export.Keypoints;
        string[] names = [.. points.Keys.Where(key => key.EndsWith('x')).Select(key => key[..^1]).Where(name => points.ContainsKey(name + 'y'))];
        return new MarkerSet(names, [.. names.SelectMany(name => new[] { points[name + 'x'], points[name + 'y'] })], export.Units["keypoints"]);
    }
}
