using System.Collections.Concurrent;

namespace Aikynetix.Sessions;

/// <summary>How far the analyses of this process have come; nothing of it is kept.</summary>
public sealed class ProgressBoard
{
    private readonly ConcurrentDictionary<string, double> _progress = new(StringComparer.Ordinal);

    /// <summary>Notes the progress of a session's analysis; what lies outside 0–1 is brought inside.</summary>
    public void Report(string sessionId, double progress) =>
        _progress[sessionId] = double.IsNaN(progress) ? 0 : Math.Clamp(progress, 0, 1);

    /// <summary>The last progress noted, 0–1, or null when nobody works on the session.</summary>
    public double? Get(string sessionId) => _progress.TryGetValue(sessionId, out var progress) ? progress : null;

    /// <summary>Takes the session off the board when its analysis has ended in whatever way.</summary>
    public void Clear(string sessionId) => _progress.TryRemove(sessionId, out _);
}
