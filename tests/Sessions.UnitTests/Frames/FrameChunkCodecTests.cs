using System.Buffers.Binary;
using System.IO.Compression;
using Aikynetix.Pose;
using Aikynetix.Sessions.Frames;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Sessions.UnitTests.Frames;

/// <summary>Frames come back to the last bit, and bytes that are no frames are refused in one way only.</summary>
public sealed class FrameChunkCodecTests
{
    [Fact]
    public void Any_frames_come_back_to_the_last_bit() => Prop.ForAll(
        Gen.Choose(1, FrameChunkCodec.MaxFrames).SelectMany(count => Gen.Choose(0, int.MaxValue).Select(seed => (count, seed))).ToArbitrary(),
        given =>
        {
            var frames = given.seed % 2 == 0 ? FrameSamples.Wild(given.count, given.seed) : FrameSamples.Lift(given.count, given.seed);
            var back = FrameChunkCodec.Decode(FrameChunkCodec.Encode(frames));
            Assert.Equal(FrameSamples.Bits(frames), FrameSamples.Bits(back));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_frame_without_anybody_comes_back_absent()
    {
        var back = FrameChunkCodec.Decode(FrameChunkCodec.Encode([new FrameObservation(PoseFrame.Empty(7, TimeSpan.FromSeconds(1)), [])])).Single();
        Assert.Equal((7L, TimeSpan.FromSeconds(1), 0f), (back.Pose.FrameId, back.Pose.Time, back.Pose.Presence));
        Assert.All(back.Pose.Points, point => Assert.False(point.IsPresent));
        Assert.Empty(back.Plates);
    }

    [Fact]
    public void Equal_frames_give_equal_bytes_well_below_their_plain_size()
    {
        var chunk = FrameChunkCodec.Encode(FrameSamples.Lift(60));
        Assert.Equal(chunk, FrameChunkCodec.Encode(FrameSamples.Lift(60)));
        Assert.InRange(chunk.Length, 1, 60 * Skeleton.Count * 3 * sizeof(float));
    }

    [Fact]
    public void Frames_of_another_form_are_refused()
    {
        var good = FrameSamples.Lift(1)[0];
        Assert.Throws<ArgumentException>(() => FrameChunkCodec.Encode([]));
        Assert.Throws<ArgumentException>(() => FrameChunkCodec.Encode(FrameSamples.Lift(FrameChunkCodec.MaxFrames + 1)));
        Assert.Throws<ArgumentException>(() => FrameChunkCodec.Encode([good with { Plates = new PlateCircle[FrameObservation.MaxPlates + 1] }]));
        Assert.Throws<ArgumentException>(() => FrameChunkCodec.Encode([good with { Pose = good.Pose with { Points = new Keypoint[3] } }]));
    }

    [Fact]
    public void Every_truncation_and_extension_is_refused()
    {
        var chunk = FrameChunkCodec.Encode(FrameSamples.Lift(5));
        for (var length = 0; length < chunk.Length; length++)
            Assert.Throws<FormatException>(() => FrameChunkCodec.Decode(chunk.AsSpan(0, length)));
        Assert.Throws<FormatException>(() => FrameChunkCodec.Decode([.. chunk, 0]));
    }

    [Fact]
    public void Damaged_bytes_give_frames_or_a_format_exception_and_nothing_else()
    {
        var random = new Random(5);
        var chunk = FrameChunkCodec.Encode(FrameSamples.Lift(60));
        for (var round = 0; round < 20_000; round++)
        {
            byte[] damaged = [.. chunk];
            for (var hits = random.Next(1, 4); hits > 0; hits--) damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
            Survive(damaged);
            var noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            if (noise.Length > 6) (noise[0], noise[1], noise[2]) = ((byte)'A', (byte)'F', 1);
            Survive(noise);
        }
    }

    [Fact]
    public void A_bomb_costs_no_more_than_the_largest_chunk()
    {
        var bomb = new byte[1 << 20];
        Assert.True(BrotliEncoder.TryCompress(new byte[64 << 20], bomb.AsSpan(6), out var length, 5, 22));
        (bomb[0], bomb[1], bomb[2], bomb[3]) = ((byte)'A', (byte)'F', 1, FrameChunkCodec.MaxFrames);
        BinaryPrimitives.WriteUInt16LittleEndian(bomb.AsSpan(4), ushort.MaxValue);
        Assert.Throws<FormatException>(() => FrameChunkCodec.Decode(bomb.AsSpan(0, 6 + length)));

        BinaryPrimitives.WriteUInt16LittleEndian(bomb.AsSpan(4), FrameChunkCodec.MaxFrames * FrameObservation.MaxPlates);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<FormatException>(() => FrameChunkCodec.Decode(bomb.AsSpan(0, 6 + length)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void A_chunk_of_the_first_version_is_read_for_ever()
    {
        var stored = Convert.FromHexString(FirstVersionChunk.Hex);
        Assert.Equal(FrameSamples.Bits([FirstVersionChunk.Frame]), FrameSamples.Bits(FrameChunkCodec.Decode(stored)));
    }

    private static void Survive(byte[] bytes)
    {
        try
        {
            Assert.InRange(FrameChunkCodec.Decode(bytes).Length, 1, FrameChunkCodec.MaxFrames);
        }
        catch (FormatException)
        {
        }
    }
}
