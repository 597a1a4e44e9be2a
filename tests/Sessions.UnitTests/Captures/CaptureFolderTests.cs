using Aikynetix.Pose;
using Aikynetix.Sessions.Captures;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.UnitTests.Frames;
using Aikynetix.TestKit.Disks;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Sessions.UnitTests.Captures;

/// <summary>What is read from a spool is what was written, from the first frame on, however the file was mangled.</summary>
public sealed class CaptureFolderTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(59)]
    [InlineData(60)]
    [InlineData(61)]
    [InlineData(190)]
    public void Frames_come_back_to_the_last_bit_in_segments_of_sixty(int count)
    {
        foreach (var frames in new[] { FrameSamples.Lift(count), FrameSamples.Wild(count, seed: 7) })
        {
            var folder = Spool(frames);
            Assert.Equal(Enumerable.Range(0, (count + 59) / 60).Select(number => (long)number), folder.Segments());
            Assert.Equal(FrameSamples.Bits(frames), FrameSamples.Bits(folder.Segments().SelectMany(folder.ReadSegment)));
        }
    }

    [Fact]
    public void A_segment_cut_anywhere_gives_the_frames_before_the_cut()
    {
        var frames = FrameSamples.Lift(5);
        var folder = Spool(frames);
        var bytes = File.ReadAllBytes(folder.SegmentPath(0));
        var ends = RecordEnds(frames);
        for (var length = 0; length <= bytes.Length; length++)
        {
            File.WriteAllBytes(folder.SegmentPath(0), bytes[..length]);
            var whole = ends.Count(end => end <= length);
            Assert.Equal(FrameSamples.Bits(frames[..whole]), FrameSamples.Bits(folder.ReadSegment(0)));
        }
    }

    [Fact]
    public void A_flipped_bit_anywhere_ends_the_reading_at_its_frame()
    {
        var frames = FrameSamples.Lift(4);
        var folder = Spool(frames);
        var bytes = File.ReadAllBytes(folder.SegmentPath(0));
        var ends = RecordEnds(frames);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(folder.SegmentPath(0), bytes);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            var before = bit / 8 < CaptureFolder.SegmentHead.Length ? 0 : ends.Count(end => end <= bit / 8);
            Assert.Equal(FrameSamples.Bits(frames[..before]), FrameSamples.Bits(folder.ReadSegment(0)));
        }
    }

    [Fact]
    public void Whatever_bytes_take_its_place_reading_ends_with_a_prefix()
    {
        var frames = FrameSamples.Lift(60);
        var folder = Spool(frames);
        var bytes = File.ReadAllBytes(folder.SegmentPath(0));
        var written = FrameSamples.Bits(frames).ToArray();
        Prop.ForAll<int, byte[]>((at, junk) =>
        {
            var start = (int)((uint)at % bytes.Length);
            File.WriteAllBytes(folder.SegmentPath(0), [.. bytes[..start], .. junk, .. bytes[Math.Min(bytes.Length, start + junk.Length)..]]);
            var read = FrameSamples.Bits(folder.ReadSegment(0)).ToArray();
            return read.AsSpan().SequenceEqual(written.AsSpan(0, read.Length));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_end_is_noted_whole_or_not_at_all()
    {
        var folder = Spool([]);
        Assert.Null(folder.FindEnd());
        var note = new EndNote(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), new CaptureEnd("over", true, 5, 4, new Dictionary<string, long> { ["late"] = 1 }));
        folder.NoteEnd(note);
        var found = folder.FindEnd()!;
        Assert.Equal((note.EndedAt, "over", true, 5L, 4L, 1L), (found.EndedAt, found.End.Reason, found.End.HasVideo, found.End.Received, found.End.Analyzed, found.End.Dropped["late"]));
        var path = Path.Combine(Path.GetDirectoryName(folder.VideoPath)!, "end.json");
        foreach (var junk in new[] { "", "{", "null", "{}", "{\"ended_at\":1}" })
        {
            File.WriteAllText(path, junk);
            Assert.Null(folder.FindEnd());
        }
    }

    [Fact]
    public void A_full_disk_ends_the_spool_with_a_reason_and_keeps_what_it_took()
    {
        using var disk = SmallDisk.MountOrSkip(mebibytes: 1);
        var folder = new CaptureFolder(disk.Path, SessionId.New());
        folder.Create();
        disk.Fill(leave: 60_000);
        using var spool = new CaptureSpool(folder);
        var frames = FrameSamples.Lift(400);
        var full = Assert.Throws<StoreUnavailableException>(() =>
        {
            foreach (var frame in frames) spool.Append(frame);
        });
        Assert.True(full.IsDiskFull);
        Assert.Contains("what came before is kept", full.Message, StringComparison.Ordinal);
        disk.MakeRoom();
        Assert.Throws<StoreUnavailableException>(() => spool.Append(frames[0]));
        spool.Complete();
        Assert.InRange(spool.Frames, 60, 399);
        Assert.Equal(
            FrameSamples.Bits(frames[..(int)spool.Frames]),
            FrameSamples.Bits(folder.Segments().Where(number => number < spool.Closed).SelectMany(folder.ReadSegment)));
    }

    [Fact]
    public void Frames_that_no_chunk_could_hold_are_refused_before_they_are_written()
    {
        var folder = Spool([]);
        using var spool = new CaptureSpool(folder);
        var pose = PoseFrame.Empty(0, TimeSpan.Zero);
        Assert.Throws<ArgumentException>(() => spool.Append(new FrameObservation(pose, new PlateCircle[FrameObservation.MaxPlates + 1])));
        Assert.Throws<ArgumentException>(() => spool.Append(new FrameObservation(pose with { Points = [] }, [])));
        spool.Append(new FrameObservation(pose, []));
        spool.Complete();
        Assert.Single(folder.ReadSegment(0));
        Assert.Throws<InvalidOperationException>(() => spool.Append(new FrameObservation(pose, [])));
    }

    private static int[] RecordEnds(IEnumerable<FrameObservation> frames)
    {
        var at = CaptureFolder.SegmentHead.Length;
        return [.. frames.Select(frame => at += SpoolRecord.Write(frame, new byte[SpoolRecord.MaxBytes]))];
    }

    private CaptureFolder Spool(IEnumerable<FrameObservation> frames)
    {
        var folder = new CaptureFolder(_root.Path, SessionId.New());
        folder.Create();
        using var spool = new CaptureSpool(folder);
        foreach (var frame in frames) spool.Append(frame);
        spool.Complete();
        return folder;
    }
}
