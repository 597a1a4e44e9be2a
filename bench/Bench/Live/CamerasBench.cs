namespace Aikynetix.Bench.Live;

/// <summary>
/// How soon a viewer has the angles of a picture, from its first packet at the server on, with one camera and with many; and what happens
/// under loss and under more load than the machine can carry.
/// </summary>
internal static class CamerasBench
{
    private const int Rate = 30;
    private const int RampSeconds = 10;
    private const int MostCameras = 128;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var options = CamerasOptions.Read(args);
        var clip = options.Vp8 ? await LiveClip.Vp8Async(cancellationToken) : await LiveClip.H264Async(cancellationToken);
        var counts = options.Overload ? [await OverloadAsync(options, clip, cancellationToken)] : options.Counts;
        foreach (var cameras in counts) await new CamerasRun(cameras, clip, options).RunAsync(cancellationToken);
        return 0;
    }

    // Twice as many cameras as the machine analyzes pictures for when it has more of them than it can.
    private static async Task<int> OverloadAsync(CamerasOptions options, string clip, CancellationToken cancellationToken)
    {
        for (var cameras = 4; ; cameras *= 2)
        {
            var run = new CamerasRun(cameras, clip, options with { Seconds = RampSeconds, Loss = 0 });
            await run.RunAsync(cancellationToken);
            var carried = run.Figures.FramesPerSecond / Rate;
            if (carried > 0.9 * cameras && 2 * cameras <= MostCameras) continue;
            var twice = (int)Math.Ceiling(2 * carried);
            Console.WriteLine($"the machine carries {carried:F1} cameras; twice that is {twice}");
            return twice;
        }
    }
}
