using Aikynetix.Gateway.Analysis;
using Aikynetix.Gateway.Whip;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Store;
using Aikynetix.Streaming;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Health;

/// <summary>Looks at everything that an upload or a camera will need, cheaply enough to be asked every second.</summary>
internal sealed class Readiness(IPoseModel model, SessionsHealth sessions, AccountJournal accounts, IOptions<StreamingOptions> streaming, LiveReadiness live)
{
    /// <summary>Looks now.</summary>
    public async Task<ReadinessBody> CheckAsync(CancellationToken cancellationToken) =>
        new(Model(), await StoreAsync(cancellationToken), Ffmpeg(), Live());

    private CheckBody Model() => model.Problem is { } problem ? new CheckBody(false, problem) : new CheckBody(true, "The pose model is loaded.");

    private CheckBody Live() => live.Problem is { } problem ? new CheckBody(false, problem) : new CheckBody(true, "Live cameras can come in.");

    private async Task<CheckBody> StoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await accounts.FindUserAsync(AccountJournal.DemoUser, cancellationToken);
            return sessions.Problem is { } problem ? new CheckBody(false, problem) : new CheckBody(true, "The store answers.");
        }
        catch (StoreUnavailableException failure)
        {
            return new CheckBody(false, failure.Message);
        }
    }

    private CheckBody Ffmpeg()
    {
        var settings = streaming.Value;
        var missing = new[] { settings.FfmpegPath, settings.FfprobePath }.Where(program => ProgramSearch.Find(program) is null).ToArray();
        return missing.Length == 0
            ? new CheckBody(true, "ffmpeg and ffprobe are found.")
            : new CheckBody(false, $"{string.Join(" and ", missing)} cannot be found: install ffmpeg (apt-get install ffmpeg) or set "
                + $"{StreamingOptions.Section}:{nameof(StreamingOptions.FfmpegPath)} and {StreamingOptions.Section}:{nameof(StreamingOptions.FfprobePath)}.");
    }
}
