namespace Aikynetix.Bench.Targets;

/// <summary>The errors of one metric at one frame rate.</summary>
internal sealed class MetricErrors
{
    private readonly List<double> _errors = [];
    private readonly List<double> _truths = [];
    private readonly Dictionary<string, List<(double Error, double Truth)>> _subjects = [];
    private int _intervals;
    private int _inside;
    private int _doubtful;

    /// <summary>How often it should have been measured.</summary>
    public int Asked { get; private set; }

    /// <summary>How often it was.</summary>
    public int Answered => _errors.Count;

    /// <summary>Share of the answers that were given with a reservation.</summary>
    public double Doubtful => Answered == 0 ? double.NaN : _doubtful / (double)Answered;

    /// <summary>Share of the intervals that hold the truth; NaN when none was given.</summary>
    public double Inside => _intervals == 0 ? double.NaN : _inside / (double)_intervals;

    /// <summary>Mean error: measured less true.</summary>
    public double Bias => Answered == 0 ? double.NaN : _errors.Average();

    /// <summary>Mean absolute error.</summary>
    public double MeanAbsolute => Answered == 0 ? double.NaN : _errors.Average(Math.Abs);

    /// <summary>Mean absolute error of results that are means over the films of one subject; of single readings where there is none.</summary>
    public double MeanOfThree => _subjects.Count == 0 ? MeanAbsolute : _subjects.Values.Average(films => Math.Abs(films.Average(film => film.Error)));

    /// <summary>The same as a share of the truth.</summary>
    public double MeanRelative => Answered == 0 ? double.NaN
        : _subjects.Count == 0 ? _errors.Zip(_truths, (error, truth) => Math.Abs(error / truth)).Average()
        : _subjects.Values.Average(films => Math.Abs(films.Average(film => film.Error / film.Truth)));

    /// <summary>Root of the mean squared error.</summary>
    public double RootMeanSquare => Answered == 0 ? double.NaN : Math.Sqrt(_errors.Average(error => error * error));

    /// <summary>Limits of agreement: between them lie 95 % of the errors, were they normal (Bland and Altman).</summary>
    public (double Low, double High) Agreement
    {
        get
        {
            var (bias, count) = (Bias, Answered);
            var spread = count < 2 ? double.NaN : 1.96 * Math.Sqrt(_errors.Sum(error => (error - bias) * (error - bias)) / (count - 1));
            return (bias - spread, bias + spread);
        }
    }

    /// <summary>Counts one measurement.</summary>
    /// <param name="sample">What was measured beside what is true.</param>
    public void Add(MetricSample sample)
    {
        Asked++;
        if (!double.IsFinite(sample.Value)) return;
        _errors.Add(sample.Value - sample.Truth);
        _truths.Add(sample.Truth);
        if (!sample.IsSure) _doubtful++;
        if (sample.Subject.Length > 0)
        {
            if (!_subjects.TryGetValue(sample.Subject, out var films)) _subjects[sample.Subject] = films = [];
            films.Add((sample.Value - sample.Truth, sample.Truth));
        }

        if (!double.IsFinite(sample.Low) || !double.IsFinite(sample.High)) return;
        _intervals++;
        if (sample.Truth >= sample.Low && sample.Truth <= sample.High) _inside++;
    }
}
