using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Jobs;

/// <summary>Puts the progress of one piece of work on the board that callers read.</summary>
internal sealed class BoardProgress(ProgressBoard board, string name) : IProgress<double>
{
    /// <inheritdoc />
    public void Report(double value) => board.Report(name, value);
}
