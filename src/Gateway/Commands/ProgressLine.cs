namespace Aikynetix.Gateway.Commands;

/// <summary>Shows how far a long piece of work is: a bar that redraws itself on a terminal, one line per tenth elsewhere.</summary>
internal sealed class ProgressLine(TextWriter target, bool redraws) : IProgress<double>, IDisposable
{
    private const int Width = 40;
    private int _shown = -1;

    /// <inheritdoc />
    public void Report(double value)
    {
        var percent = (int)Math.Floor(Math.Clamp(value, 0, 1) * 100);
        var step = redraws ? percent : percent / 10 * 10;
        if (step <= _shown) return;
        _shown = step;
        if (!redraws)
        {
            target.WriteLine($"{step} %");
            return;
        }

        var full = percent * Width / 100;
        target.Write($"\r[{new string('#', full)}{new string('.', Width - full)}] {percent,3} %");
        if (percent == 100) target.WriteLine();
    }

    /// <summary>Ends a line that was not finished, so that what is written next has one of its own.</summary>
    public void Dispose()
    {
        if (redraws && _shown is >= 0 and < 100) target.WriteLine();
    }
}
