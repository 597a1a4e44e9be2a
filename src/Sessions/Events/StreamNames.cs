using System.Globalization;

namespace Aikynetix.Sessions.Events;

/// <summary>Which stream holds what.</summary>
internal static class StreamNames
{
    public const string SessionPrefix = "session-";
    public const string UserPrefix = "user-";
    public const string KeyPrefix = "key-";
    public const string JobPrefix = "job-";
    public const string Server = "server";

    public static string Session(string sessionId) => SessionPrefix + sessionId;

    public static string User(string userUid) => UserPrefix + userUid;

    public static string Key(string keyId) => KeyPrefix + keyId;

    public static string Job(string kind, string key) => $"{JobPrefix}{kind}-{key}";

    /// <summary>Whether the stream is that of a job, and which.</summary>
    public static bool TryParseJob(string stream, out string kind, out string key)
    {
        (kind, key) = ("", "");
        if (!stream.StartsWith(JobPrefix, StringComparison.Ordinal)) return false;
        var end = stream.IndexOf('-', JobPrefix.Length);
        if (end < 0) return false;
        (kind, key) = (stream[JobPrefix.Length..end], stream[(end + 1)..]);
        return true;
    }

    /// <summary>Frames of a live capture, which stands before all claims.</summary>
    public static string LiveFrames(string sessionId) => Frames(sessionId, 0);

    /// <summary>Named with the claim, so that a worker that outlives its lease never mixes its frames with its successor's.</summary>
    public static string Frames(string sessionId, int claim) =>
        string.Create(CultureInfo.InvariantCulture, $"frames-{sessionId}-{claim}");
}
