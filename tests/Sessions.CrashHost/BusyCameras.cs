using Aikynetix.Pose;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Captures;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Sessions.CrashHost;

/// <summary>Takes in live captures without end, some of them with an end, and says of each frame and each end when it is acknowledged.</summary>
internal sealed class BusyCameras(IServiceProvider services)
{
    private const int Cameras = 3;

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Cameras).Select(_ => Task.Run(() => CaptureAsync(cancellationToken), cancellationToken)));

    private async Task CaptureAsync(CancellationToken cancellationToken)
    {
        var journal = services.GetRequiredService<CaptureJournal>();
        while (true)
        {
            var id = SessionId.New();
            var draft = new SessionDraft(
                id, "Weightlifting", "clean", "Clean", AccountJournal.DemoUser, "key", SessionId.VideoBlob(id), "live.mkv", new MovementFacts { BarbellMass = 100, PlateDiameter = 0.45 }, ["knee"], "metric");
            await using var recorder = await journal.BeginAsync(draft, new CaptureStart("cam", "webrtc", "none", 640, 480), cancellationToken);
            BusyServer.Say($"begun {id}");
            var count = Random.Shared.Next(1, 400);
            await using (var video = new FileStream(recorder.VideoPath, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0))
            {
                for (var i = 0; i < count; i++)
                {
                    // Byte n of the video is the low byte of n, so that its beginning can be told.
                    video.WriteByte((byte)i);
                    recorder.Append(new FrameObservation(PoseFrame.Empty(i, TimeSpan.FromMilliseconds(33 * i)), []));
                    BusyServer.Say($"captured {id} {i + 1}");
                }
            }

            var end = new CaptureEnd("over", HasVideo: true, count, count, new Dictionary<string, long>());
            await recorder.EndAsync(end, capture => BusyServer.AnalysisOf(capture.Frames.Count), cancellationToken);
            BusyServer.Say($"ended {id} {count}");
        }
    }
}
