using System.Diagnostics;
using System.Globalization;
using Aikynetix.Biomechanics;
using Aikynetix.Pose;

namespace Aikynetix.TestKit.Film;

/// <summary>A script as a rendered video, with the exact place of every point, and of the plate where there is one, in every frame.</summary>
/// <param name="moment">What is before the camera at a time on the clock of the script, seconds.</param>
/// <param name="duration">Length of the script, seconds.</param>
/// <param name="options">How it is filmed.</param>
public abstract class ScriptedFilm(Func<double, FilmMoment> moment, double duration, FilmOptions options)
{
    /// <summary>Score in the truth of a point that is to be seen.</summary>
    public const float Seen = 0.95f;

    /// <summary>Score in the truth of a point that lies behind another part of the body or behind a thing.</summary>
    public const float Hidden = 0.3f;

    private const float PlateRadius = 0.225f;
    private const int Batch = 16;

    private readonly FilmStudio _studio = new(options.Camera, options.Room);

    /// <summary>The camera that films.</summary>
    public FilmCamera Camera => options.Camera;

    /// <summary>Number of frames.</summary>
    public int Count => (int)Math.Floor((Math.Min(duration, options.To) - options.From) * options.FramesPerSecond) + 1;

    /// <summary>Renders one frame.</summary>
    public FilmPicture Picture(int frame) => _studio.Shoot(moment(TimeOf(frame)).Solids, frame);

    /// <summary>What is really in one frame; presentation times start at 0.</summary>
    public FrameObservation Truth(int frame)
    {
        var scene = moment(TimeOf(frame));
        var points = scene.Points.Select(point =>
        {
            var place = options.Camera.Project(point);
            return new Keypoint(place.X, place.Y, _studio.Sees(scene.Solids, point) ? Seen : Hidden);
        });
        var stamp = TimeSpan.FromSeconds(frame / (double)options.FramesPerSecond);
        return new FrameObservation(new PoseFrame(frame, stamp, 1, [.. points]), Plates(scene));
    }

    /// <summary>What is really in all frames.</summary>
    public CaptureRecord Truth() => new(options.Camera.Width, options.Camera.Height, [.. Enumerable.Range(0, Count).Select(Truth)]);

    /// <summary>Writes the film as H.264 in a container by the file's extension; ffmpeg with libx264 must be on the path.</summary>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <param name="cancellationToken">Stops between frames.</param>
    /// <exception cref="InvalidOperationException">ffmpeg could not write the film.</exception>
    public async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        string[] command =
        [
            "-nostdin", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{options.Camera.Width}x{options.Camera.Height}",
            "-r", options.FramesPerSecond.ToString(CultureInfo.InvariantCulture), "-i", "-", "-vf", "scale=out_color_matrix=bt709:out_range=tv",
            "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
            "-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-movflags", "+faststart", path,
        ];
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", command) { RedirectStandardInput = true })
            ?? throw new InvalidOperationException("ffmpeg could not be started.");
        try
        {
            for (var first = 0; first < Count; first += Batch)
            {
                var pictures = new FilmPicture[Math.Min(Batch, Count - first)];
                Parallel.For(0, pictures.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => pictures[i] = Picture(first + i));
                foreach (var picture in pictures)
                    await ffmpeg.StandardInput.BaseStream.WriteAsync(picture.Rgb, cancellationToken).ConfigureAwait(false);
            }

            ffmpeg.StandardInput.Close();
            await ffmpeg.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            if (ffmpeg.ExitCode != 0) throw new InvalidOperationException($"ffmpeg could not write the film to {path}.");
        }
        finally
        {
            if (!ffmpeg.HasExited) ffmpeg.Kill();
        }
    }

    private double TimeOf(int frame) => options.From + (frame / (double)options.FramesPerSecond);

    private PlateCircle[] Plates(FilmMoment scene)
    {
        if (scene.Plate is not { } plate) return [];
        var place = options.Camera.Project(plate);
        var radius = PlateRadius * options.Camera.Focal / (options.Camera.Distance - plate.Z);
        return [new PlateCircle(place.X, place.Y, radius, radius, 1)];
    }
}
