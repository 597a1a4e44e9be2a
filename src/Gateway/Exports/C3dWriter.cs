using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Exports;

/// <summary>
/// C3D (Intel, real numbers): markers in millimetres, X forward, Y up, Z 0, and each joint angle as the X of a point named in POINT:ANGLES;
/// residual −1 where nothing was measured. The format knows one frame rate only, so frames of a varying one are resampled (<see cref="UniformGrid"/>).
/// </summary>
internal static class C3dWriter
{
    private const int PointFloats = 4;
    private const int FlushBytes = 32 * 1024;
    private const int MostFramesOfHeader = ushort.MaxValue;
    private const float RealNumbers = -1;
    private const double MillimetresInMetre = 1000;

    /// <summary>Writes markers and angles of the export.</summary>
    public static async Task WriteAsync(PipeWriter target, SeriesExport export, CancellationToken cancellationToken)
    {
        var markers = MarkerSet.Of(export);
        var grid = new UniformGrid(export.AllTimestamps);
        WriteHead(target, export, markers, grid);
        Series[] columns = [.. markers.Columns, .. export.Angles.Values];
        var scale = markers.Unit == "m" ? MillimetresInMetre : 1;
        var before = new double[columns.Length];
        var next = 0;
        await foreach (var part in SeriesTable.ReadAsync(grid.Length, columns, cancellationToken))
        {
            for (var row = 0; row < part.Count; row++)
            {
                for (; grid.IsReached(next, part.First + row); next++) WriteFrame(target, part, row, before, grid.Share(next, part.First + row), markers.Names.Count, scale);
                for (var column = 0; column < before.Length; column++) before[column] = part.Values[column][row];
                if (target.UnflushedBytes >= FlushBytes) await target.FlushAsync(cancellationToken);
            }
        }

        FillBlock(target, (long)grid.Length * PointsOf(export, markers) * PointFloats * sizeof(float));
        await target.FlushAsync(cancellationToken);
    }

    private static int PointsOf(SeriesExport export, MarkerSet markers) => markers.Names.Count + export.Angles.Count;

    private static void WriteHead(PipeWriter target, SeriesExport export, MarkerSet markers, UniformGrid grid)
    {
        // The parameters say where the data begins, which depends on how long they are, but not on what they say.
        var blocks = Parameters(export, markers, grid, dataBlock: 0).Length / C3dParameters.BlockBytes;
        var dataBlock = 2 + blocks;
        var header = new byte[C3dParameters.BlockBytes];
        (header[0], header[1]) = (2, 0x50);
        Word(2, PointsOf(export, markers));
        Word(4, 1);
        Word(5, Math.Min(grid.Length, MostFramesOfHeader));
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(12), RealNumbers);
        Word(9, dataBlock);
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(20), (float)grid.Rate);
        target.Write(header);
        target.Write(Parameters(export, markers, grid, dataBlock));

        void Word(int number, int value) => BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan((number - 1) * 2), checked((ushort)value));
    }

    private static byte[] Parameters(SeriesExport export, MarkerSet markers, UniformGrid grid, int dataBlock)
    {
        string[] angles = [.. export.Angles.Keys];
        string[] labels = [.. markers.Names, .. angles];
        return new C3dParameters()
            .Group("POINT").Add("USED", labels.Length).Add("SCALE", RealNumbers).Add("RATE", (float)grid.Rate).Add("DATA_START", dataBlock)
            .Add("FRAMES", Math.Min(grid.Length, MostFramesOfHeader)).Add("LONG_FRAMES", (float)grid.Length).Add("LABELS", labels)
            .Add("UNITS", markers.Unit == "m" ? "mm" : markers.Unit).Add("X_SCREEN", "+X").Add("Y_SCREEN", "+Y")
            .Add("ANGLES", angles).Add("ANGLE_UNITS", "deg")
            .Group("ANALOG").Add("USED", 0).Add("GEN_SCALE", 1f).Add("RATE", (float)grid.Rate).AddNoReals("SCALE").AddNoReals("OFFSET").Add("LABELS", Array.Empty<string>())
            .Add("UNITS", Array.Empty<string>())
            .Group("FORCE_PLATFORM").Add("USED", 0)
            .Group("TRIAL").Add("ACTUAL_START_FIELD", 1, 0).Add("ACTUAL_END_FIELD", grid.Length & 0xFFFF, grid.Length >> 16).Add("CAMERA_RATE", (float)grid.Rate)
            .Group("MANUFACTURER").Add("COMPANY", "Aikynetix").Add("SOFTWARE", "Aikynetix")
            .Group("AIKYNETIX").Add("ACTIVITY", export.Activity).Add("EXERCISE", export.Exercise).Add("MODEL", export.Model ?? "").Add("ANALYSIS_VERSION", export.AnalysisVersion)
            .Add("SAMPLING", grid.IsResampled ? "frames of a varying rate, resampled by straight lines" : "as filmed")
            .ToBlocks();
    }

    private static void WriteFrame(PipeWriter target, TablePart part, int row, double[] before, double share, int markers, double scale)
    {
        var angles = before.Length - (2 * markers);
        var span = target.GetSpan((markers + angles) * PointFloats * sizeof(float));
        var at = 0;
        for (var marker = 0; marker < markers; marker++) at = WritePoint(span, at, scale * Value(2 * marker), scale * Value((2 * marker) + 1));
        for (var angle = 0; angle < angles; angle++) at = WritePoint(span, at, Value((2 * markers) + angle), 0);
        target.Advance(at);

        double Value(int column) => share switch
        {
            1 => part.Values[column][row],
            0 => before[column],
            _ => before[column] + (share * (part.Values[column][row] - before[column])),
        };
    }

    private static int WritePoint(Span<byte> span, int at, double x, double y)
    {
        var isKnown = double.IsFinite(x) && double.IsFinite(y);
        ReadOnlySpan<float> point = isKnown ? [(float)x, (float)y, 0, 0] : [0, 0, 0, -1];
        foreach (var number in point)
        {
            BinaryPrimitives.WriteSingleLittleEndian(span[at..], number);
            at += sizeof(float);
        }

        return at;
    }

    private static void FillBlock(PipeWriter target, long written)
    {
        var rest = (int)((C3dParameters.BlockBytes - (written % C3dParameters.BlockBytes)) % C3dParameters.BlockBytes);
        target.GetSpan(C3dParameters.BlockBytes)[..rest].Clear();
        target.Advance(rest);
    }
}
