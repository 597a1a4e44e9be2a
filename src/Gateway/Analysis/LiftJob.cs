using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Wire;
using Aikynetix.Pose;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Gateway.Analysis;

/// <summary>Analyzes the lift of one claimed session and makes frames and numbers durable; what it leaves behind counts once the claim is completed.</summary>
internal sealed class LiftJob(
    SessionJournal sessions, AccountJournal accounts, IBlobStore blobs, FrameJournal frames, AnalysisStore analyses, LiftAnalysisRun run)
{
    private const double DefaultMass = 100;
    private const double DefaultPlate = 0.45;

    /// <summary>Runs the analysis.</summary>
    /// <exception cref="AnalysisFailure">The clip cannot be analyzed, with the reason.</exception>
    /// <exception cref="Aikynetix.Sessions.Store.StoreUnavailableException">The results cannot be kept now.</exception>
    public async Task<AnalysisOutcome> RunAsync(
        AnalysisClaim claim, IPoseEstimator estimator, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var session = await sessions.FindAsync(claim.SessionId, cancellationToken)
            ?? throw new InvalidOperationException($"Session '{claim.SessionId}' was claimed but does not exist.");
        var lift = Lift(session.Draft, await accounts.FindUserAsync(session.Draft.UserId, cancellationToken));
        using var video = await FetchAsync(session.Draft.VideoBlob, cancellationToken);
        var recorder = frames.Record(claim.FramesStream);

        var result = await run.RunAsync(video.Path, lift, estimator, recorder.AppendAsync, progress, cancellationToken);

        var series = await recorder.FinishAsync(cancellationToken);
        var blob = await analyses.SaveAsync(claim, result.Analysis, cancellationToken);
        return new AnalysisOutcome
        {
            ModelId = estimator.ModelId,
            Width = result.Width,
            Height = result.Height,
            Frames = series,
            Received = result.Ledger.Received,
            Analyzed = result.Ledger.Analyzed,
            Dropped = result.Ledger.Dropped,
            AnalysisBlob = blob.Name,
            AnalysisSha256 = blob.Sha256,
            Summary = result.Analysis.Metrics,
        };
    }

    private static LiftContext Lift(SessionDraft draft, UserProfile? user) => new(
        ExerciseNames.Parse(draft.Exercise) ?? throw new InvalidOperationException($"'{draft.Exercise}' is no lift."),
        draft.BarbellMass ?? DefaultMass,
        draft.PlateDiameter ?? DefaultPlate,
        AthleteFacts.Of(user));

    private async Task<BlobFile> FetchAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await blobs.FetchAsync(name, cancellationToken);
        }
        catch (BlobNotFoundException)
        {
            throw new AnalysisFailure(ErrorCodes.VideoNotFound);
        }
    }
}
