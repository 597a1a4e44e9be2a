using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Analysis;

/// <summary>Puts the progress of one session's analysis on the board that callers read.</summary>
internal sealed class BoardProgress(ProgressBoard board, string sessionId) : IProgress<double>
{
    /// <inheritdoc />
    public void Report(double value) => board.Report(sessionId, value);
}
