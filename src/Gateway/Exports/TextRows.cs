using System.IO.Pipelines;
using System.Text;
using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.Exports;

/// <summary>Writes lines of numbers with something between them, and hands them on before they pile up.</summary>
/// <param name="target">Where they go.</param>
/// <param name="separator">What stands between two cells.</param>
/// <param name="lineEnd">What ends a line.</param>
/// <param name="unknown">What stands for a number that could not be measured.</param>
internal sealed class TextRows(PipeWriter target, char separator, string lineEnd, string unknown)
{
    private const int FlushBytes = 32 * 1024;

    private readonly byte[] _unknown = Encoding.UTF8.GetBytes(unknown);
    private readonly byte[] _lineEnd = Encoding.UTF8.GetBytes(lineEnd);
    private bool _begun;

    /// <summary>Writes a whole line.</summary>
    public void Line(string text)
    {
        Encoding.UTF8.GetBytes(text, target);
        EndLine();
    }

    /// <summary>Writes a number as the next cell.</summary>
    public void Cell(double value)
    {
        var span = target.GetSpan(Measurement.MaxLength + _unknown.Length + 1);
        var at = 0;
        if (_begun) span[at++] = (byte)separator;
        if (Measurement.IsKnown(value))
        {
            at += Measurement.Write(value, span[at..]);
        }
        else
        {
            _unknown.CopyTo(span[at..]);
            at += _unknown.Length;
        }

        target.Advance(at);
        _begun = true;
    }

    /// <summary>Ends the line.</summary>
    public void EndLine()
    {
        _lineEnd.CopyTo(target.GetSpan(_lineEnd.Length));
        target.Advance(_lineEnd.Length);
        _begun = false;
    }

    /// <summary>Hands on what is written when it is enough.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken, bool always = false)
    {
        if (always || target.UnflushedBytes >= FlushBytes) await target.FlushAsync(cancellationToken);
    }
}
