using System.Text;
using System.Text.RegularExpressions;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Threads;
using Aikynetix.Gateway.Tus;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Announcements;
using Aikynetix.Sessions.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Auth;

/// <summary>An owner with a key and a session, and the sub-admins who look after it; no two rows of the table share one that they change.</summary>
internal sealed partial class AccessWorld
{
    public const string Activity = "weightlifting";
    public const string Coach = "coach";

    private static int _made;

    private AccessWorld(string owner, string spareCoach, NewApiKey key, string sessionId) =>
        (Owner, SpareCoach, Key, SessionId) = (owner, spareCoach, key, sessionId);

    private string UploadId { get; init; } = "";

    private string ThreadId { get; init; } = "";

    private string WebhookId { get; init; } = "";

    /// <summary>The user whose things the paths name.</summary>
    public string Owner { get; }

    /// <summary>A sub-admin of its own, who looks after the owner too.</summary>
    public string SpareCoach { get; }

    /// <summary>The owner's key.</summary>
    public NewApiKey Key { get; }

    /// <summary>The owner's session, not analyzed yet.</summary>
    public string SessionId { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<AccessWorld> MakeAsync(GatewayHost host)
    {
        var number = Interlocked.Increment(ref _made);
        var (owner, spare) = ($"owner-{number}", $"spare-{number}");
        var accounts = host.Services.GetRequiredService<AccountJournal>();
        await accounts.CreateUserAsync(new UserProfile(owner), Coach, Token);
        await accounts.CreateUserAsync(new UserProfile(spare), Token);
        await accounts.AppointAsync(spare, Token);
        await accounts.AssignAsync(spare, owner, Token);
        var key = await host.Services.GetRequiredService<KeyJournal>().CreateAsync("own", AccountRole.User, owner, null, Token);
        var id = Aikynetix.Sessions.SessionId.New();
        await host.Services.GetRequiredService<IBlobStore>().WriteAsync(Aikynetix.Sessions.SessionId.VideoBlob(id), new MemoryStream([1, 2, 3]), Token);
        await host.Services.GetRequiredService<SessionJournal>().CreateAsync(
            new SessionDraft(id, "Weightlifting", "clean", "T", owner, key.Key.Id, Aikynetix.Sessions.SessionId.VideoBlob(id), "a.mp4", new MovementFacts(), ["knee"], "metric"),
            Token);
        var upload = await host.Services.GetRequiredService<TusIntake>().CreateAsync(
            new Caller(key.Key.Id, AccountRole.User, owner), 3, Metadata(owner), null, new RequestPrint("/uploads/"), Token);
        var threads = await host.Services.GetRequiredService<ThreadDesk>().AskAsync(
            (await host.Services.GetRequiredService<SessionJournal>().FindAsync(id, Token))!, new TextChoice("en", "metric"), ["barbell_velocity"], Token);
        var webhook = await host.Services.GetRequiredService<WebhookJournal>().CreateAsync(
            "https://example.org/hook", ["session.completed"], AccountRole.User, key.Key.Id, owner, Token);
        return new AccessWorld(owner, spare, key, id) { UploadId = upload.Id, ThreadId = threads.Values.Single(), WebhookId = webhook.Id };
    }

    /// <summary>What a resumable upload of a clean for the user says about itself.</summary>
    public static string Metadata(string user) => string.Join(',', new[] { ("activity", Activity), ("exercise_name", "clean"), ("user_id", user) }
        .Select(pair => $"{pair.Item1} {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Item2))}"));

    /// <summary>The path of a row in this world; a name that stands for nothing here means something that does not exist.</summary>
    public string PathOf(AccessRow row) => Name().Replace(row.Pattern, name => name.Groups[1].Value switch
    {
        "session_id" or "id" => SessionId,
        "user_uid" => row.User(this),
        "client_uid" => Owner,
        "key_id" => Key.Key.Id,
        "upload_id" => UploadId,
        "thread_id" => ThreadId,
        "webhook_id" => WebhookId,
        "version" => "1",
        "documentName" => "v1",
        "stream" => "cam-" + Owner,
        _ => new string('0', 32),
    }) + row.Query(this);

    [GeneratedRegex(@"\{([A-Za-z_]+)\}")]
    private static partial Regex Name();
}
