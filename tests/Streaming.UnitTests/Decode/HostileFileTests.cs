using Aikynetix.Streaming.Decode;

namespace Aikynetix.Streaming.UnitTests.Decode;

/// <summary>No file makes the decoder read another file, hang, crash or stay behind.</summary>
public sealed class HostileFileTests(ClipFolder clips)
{
    [Theory]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{0}\n#EXT-X-ENDLIST\n")]
    [InlineData("ffconcat version 1.0\nfile '{0}'\n")]
    [InlineData("v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n")]
    [InlineData("<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"><Period><AdaptationSet mimeType=\"video/mp4\">"
        + "<Representation id=\"0\"><BaseURL>{0}</BaseURL></Representation></AdaptationSet></Period></MPD>")]
    public async Task A_playlist_is_refused_under_every_name(string playlist)
    {
        var target = await clips.MakeMp4Async();
        foreach (var extension in new[] { ".mp4", ".m3u8", ".avi", ".txt" })
        {
            var path = clips.NewPath(extension);
            await File.WriteAllTextAsync(path, playlist.Replace("{0}", target, StringComparison.Ordinal), TestContext.Current.CancellationToken);

            Assert.Equal(MediaProblem.NotAVideo, (await Decoding.RefusalAsync(path)).Problem);
        }
    }

    [Theory]
    [InlineData("-version.mp4")]
    [InlineData("http:example.mp4")]
    [InlineData("concat:a|b %03d [0] 'quoted'.mp4")]
    public async Task A_name_is_only_a_name(string name)
    {
        var folder = Directory.CreateDirectory(clips.NewPath(""));
        var path = Path.Combine(folder.FullName, name);
        File.Copy(await clips.MakeMp4Async(), path);

        Assert.Equal(30, (await Decoding.RunAsync(path)).Times.Count);
    }

    [Fact]
    public async Task A_file_cut_short_gives_what_it_has_and_a_warning()
    {
        var whole = await clips.MakeAsync(".mp4", "-f lavfi -i testsrc2=s=64x48:r=30:d=2 -c:v libx264 -g 15 -movflags +faststart");
        var path = await clips.AlterAsync(whole, bytes => bytes[..(bytes.Length * 2 / 3)]);

        var decoded = await Decoding.RunAsync(path);

        Assert.InRange(decoded.Times.Count, 10, 59);
        Assert.Equal(TimeSpan.Zero, decoded.Times[0]);
        Assert.Contains("flaws", Assert.Single(decoded.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_movie_whose_pictures_are_gone_is_undecodable()
    {
        var path = await clips.AlterAsync(await clips.MakeMp4Async(), bytes =>
        {
            var start = bytes.AsSpan().IndexOf("mdat"u8) + 4;
            bytes.AsSpan(start, bytes.AsSpan().IndexOf("moov"u8) - 4 - start).Fill(0xA5);
            return bytes;
        });

        var refusal = await Decoding.RefusalAsync(path);

        Assert.Equal(MediaProblem.Undecodable, refusal.Problem);
    }

    [Theory]
    [InlineData(".mp4", "-c:v libx264 -bf 2", 100)]
    [InlineData(".mp4", "-c:v libx264 -movflags +faststart+frag_keyframe -g 5", 40)]
    [InlineData(".webm", "-c:v libvpx -cpu-used 8", 30)]
    [InlineData(".ts", "-c:v mpeg2video", 30)]
    public async Task Damaged_files_end_in_frames_or_a_refusal(string extension, string codec, int cases)
    {
        var whole = await clips.MakeAsync(extension, $"-f lavfi -i testsrc2=s=64x48:r=25:d=0.6 {codec}");
        var refused = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, cases),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            async (seed, _) =>
            {
                var path = await clips.AlterAsync(whole, bytes => Mutate(bytes, new Random(seed)));
                try
                {
                    var decoded = await Decoding.RunAsync(path);
                    Assert.NotEmpty(decoded.Times);
                    Assert.Equal(TimeSpan.Zero, decoded.Times[0]);
                    Assert.All(decoded.Times.Zip(decoded.Times.Skip(1)), pair => Assert.True(pair.First <= pair.Second, $"seed {seed}"));
                }
                catch (MediaRejectedException)
                {
                    Interlocked.Increment(ref refused);
                }

                Assert.Equal(0, ClipFolder.ProcessesNaming(path));
                File.Delete(path);
            });
        Assert.True(refused < cases, "no damaged file could be decoded: the damage is too great to test anything");
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        for (var change = random.Next(1, 12); change > 0; change--)
        {
            var at = random.Next(bytes.Length);
            var length = Math.Min(random.Next(1, 40), bytes.Length - at);
            switch (random.Next(5))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: random.NextBytes(bytes.AsSpan(at, length)); break;
                case 2: bytes.AsSpan(at, length).Fill((byte)(random.Next(2) * 255)); break;
                case 3: bytes = [.. bytes[..at], .. bytes[(at + length)..], 0]; break;
                default: bytes = [.. bytes[..at], .. bytes.AsSpan(random.Next(bytes.Length - length), length), .. bytes[at..]]; break;
            }
        }

        return random.Next(4) == 0 ? bytes[..random.Next(1, bytes.Length)] : bytes;
    }
}
