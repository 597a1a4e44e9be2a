using Aikynetix.Biomechanics;
using Aikynetix.Pose;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Analyses;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Sessions.CrashHost;

/// <summary>Does everything a server does with its data folder, at once and without end, and says each thing when it is acknowledged.</summary>
internal sealed class BusyServer(IServiceProvider services)
{
    private const int Workers = 3;

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(
    [
        UploadAsync(cancellationToken),
        RegisterAsync(cancellationToken),
        .. Enumerable.Range(0, Workers).Select(_ => AnalyzeAsync(cancellationToken)),
    ]);

    internal static void Say(string line)
    {
        Console.WriteLine(line);
        Console.Out.Flush();
    }

    private async Task UploadAsync(CancellationToken cancellationToken)
    {
        var (journal, blobs) = (services.GetRequiredService<SessionJournal>(), services.GetRequiredService<IBlobStore>());
        while (true)
        {
            var id = SessionId.New();
            var video = new byte[Random.Shared.Next(400_000)];
            Random.Shared.NextBytes(video);
            var blob = await blobs.WriteAsync(SessionId.VideoBlob(id), new MemoryStream(video), cancellationToken);
            var draft = new SessionDraft(
                id, "Weightlifting", "clean", "Clean", AccountJournal.DemoUser, "key", blob.Name, "clip.mp4", new MovementFacts { BarbellMass = 100, PlateDiameter = 0.45 }, ["knee"], "metric");
            await journal.CreateAsync(draft, cancellationToken);
            Say($"created {id} {blob.Sha256}");
        }
    }

    private async Task RegisterAsync(CancellationToken cancellationToken)
    {
        var (accounts, keys) = (services.GetRequiredService<AccountJournal>(), services.GetRequiredService<KeyJournal>());
        while (true)
        {
            var uid = Guid.NewGuid().ToString("N");
            await accounts.CreateUserAsync(new UserProfile(uid), cancellationToken);
            var key = await keys.CreateAsync("crash", AccountRole.User, uid, null, cancellationToken);
            Say($"registered {uid} {key.Token}");
        }
    }

    internal async Task AnalyzeAsync(CancellationToken cancellationToken)
    {
        var (queue, tasks) = (services.GetRequiredService<AnalysisQueue>(), services.GetRequiredService<SessionTasks>());
        while (true)
        {
            var claim = await queue.ClaimAsync(cancellationToken);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var over = new TaskCompletionSource();
            using var task = tasks.Enter(claim.SessionId, async () =>
            {
                if (!over.Task.IsCompleted) await stop.CancelAsync();
                await over.Task;
            });
            try
            {
                await AnalyzeAsync(queue, claim, stop.Token);
            }
            catch (Exception lost) when (lost is ClaimLostException or OperationCanceledException)
            {
            }
            finally
            {
                over.SetResult();
            }
        }
    }

    private async Task AnalyzeAsync(AnalysisQueue queue, AnalysisClaim claim, CancellationToken cancellationToken)
    {
        var recorder = services.GetRequiredService<FrameJournal>().Record(claim.FramesStream);
        var count = Random.Shared.Next(200);
        for (var i = 0; i < count; i++)
            await recorder.AppendAsync(new FrameObservation(PoseFrame.Empty(i, TimeSpan.FromMilliseconds(33 * i)), []), cancellationToken);
        var series = await recorder.FinishAsync(cancellationToken);
        claim = await queue.RenewAsync(claim, cancellationToken);
        var blob = await services.GetRequiredService<AnalysisStore>().SaveAsync(claim, AnalysisOf(count), cancellationToken);
        await queue.CompleteAsync(claim, OutcomeOf(series, blob), cancellationToken);
        Say($"completed {claim.SessionId} {count}");
    }

    internal static MotionAnalysis AnalysisOf(int frames) => new()
    {
        Activity = "Weightlifting",
        Exercise = "clean",
        Timestamps = [.. Enumerable.Range(0, frames).Select(i => i / 30.0)],
        Angles = new Dictionary<string, double[]>(),
        ReportMetrics = new Dictionary<string, double[]>(),
        Keypoints = new Dictionary<string, double[]>(),
        KeypointUnit = "px",
        Metrics = new Dictionary<string, double> { ["max_power"] = double.NaN },
        Phases = [],
        Quality = new QualityReport
        {
            FramesPerSecond = 30,
            VariableFrameRate = false,
            View = "side_left",
            ScaleSource = "none",
            BarSource = "none",
            Metrics = new Dictionary<string, MetricQuality>(),
            Warnings = [],
        },
    };

    private static AnalysisOutcome OutcomeOf(FrameSeries series, StoredAnalysis blob) => new()
    {
        ModelId = "none",
        Width = 640,
        Height = 480,
        Frames = series,
        Received = series.FrameCount,
        Analyzed = series.FrameCount,
        Dropped = new Dictionary<string, long>(),
        AnalysisBlob = blob.Name,
        AnalysisSha256 = blob.Sha256,
        Summary = new Dictionary<string, double> { ["max_power"] = double.NaN },
    };
}
