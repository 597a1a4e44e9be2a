using System.Diagnostics;
using System.Runtime.CompilerServices;
using Aikynetix.Protos.Ingest.V1;
using Google.Protobuf;

namespace Aikynetix.EdgeClient;

/// <summary>Lets ffmpeg read a camera or play a file at its own speed, and cuts its H.264 into access units.</summary>
internal sealed class Camera(string input, TimeProvider time)
{
    private const string Encoding = "-an -pix_fmt yuv420p -c:v libx264 -preset ultrafast -tune zerolatency -g 30 -x264-params aud=1:repeat-headers=1 -f h264 pipe:1";

    // Every unit begins with an access unit delimiter, because the encoder was asked for it.
    private static readonly byte[] Delimiter = [0, 0, 0, 1, 9];

    /// <summary>The units as they are made, without their numbers.</summary>
    /// <exception cref="InvalidOperationException">ffmpeg cannot be started or cannot read the input.</exception>
    public async IAsyncEnumerable<AccessUnit> UnitsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var source = input.StartsWith("/dev/", StringComparison.Ordinal) ? $"-f v4l2 -i {input}" : $"-re -i \"{input}\"";
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", $"-nostdin -v error {source} {Encoding}") { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("ffmpeg could not be started; install it.");
        try
        {
            var (buffer, length, begun) = (new byte[1 << 16], 0, Now());
            while (true)
            {
                var count = await ffmpeg.StandardOutput.BaseStream.ReadAsync(buffer.AsMemory(length), cancellationToken);
                length += count;
                while (length > Delimiter.Length && Next(buffer.AsSpan(0, length)) is var end && (end > 0 || count == 0))
                {
                    var size = end > 0 ? end : length;
                    yield return Unit(buffer.AsSpan(0, size), begun);
                    (begun, length) = (Now(), length - size);
                    buffer.AsSpan(size, length).CopyTo(buffer);
                }

                if (count == 0) break;
                if (length == buffer.Length) Array.Resize(ref buffer, 2 * length);
            }

            await ffmpeg.WaitForExitAsync(cancellationToken);
            if (ffmpeg.ExitCode != 0) throw new InvalidOperationException($"ffmpeg cannot read {input}.");
        }
        finally
        {
            if (!ffmpeg.HasExited) ffmpeg.Kill();
        }
    }

    private static int Next(ReadOnlySpan<byte> bytes) => bytes[1..].IndexOf(Delimiter) + 1;

    private static AccessUnit Unit(ReadOnlySpan<byte> data, long begun) => new()
    {
        Data = ByteString.CopyFrom(data),
        // A unit from which decoding can begin carries its parameter sets.
        Key = data.IndexOf((ReadOnlySpan<byte>)[0, 0, 0, 1, 0x67]) >= 0,
        CaptureTimeUs = begun,
        CaptureWallUs = begun,
    };

    private long Now() => (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
