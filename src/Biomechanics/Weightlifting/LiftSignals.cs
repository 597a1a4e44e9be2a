using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// What phase detection looks at: series of one length on the uniform grid, metres, m/s and degrees, NaN where not measured.
/// All heights are above the floor and comparable with each other, whatever plane they were seen in.
/// </summary>
internal sealed record LiftSignals
{
    private const double DriftCutoff = 3;

    private double[]? _drift;

    /// <summary>Samples per second.</summary>
    public required double SampleRate { get; init; }

    /// <summary>Body height in metres that thresholds refer to.</summary>
    public required double BodyHeight { get; init; }

    /// <summary>Height of the bar, low-passed for speed.</summary>
    public required double[] Bar { get; init; }

    /// <summary>Vertical speed of the bar, up positive.</summary>
    public required double[] Speed { get; init; }

    /// <summary>Vertical acceleration of the bar, up positive.</summary>
    public required double[] Acceleration { get; init; }

    /// <summary>Inclusive knee angle of the side that is seen best, 180 = straight.</summary>
    public required double[] Knee { get; init; }

    /// <summary>Inclusive hip angle of the side that is seen best, 180 = straight.</summary>
    public required double[] Hip { get; init; }

    /// <summary>Inclusive elbow angle of the side that is seen best, 180 = straight.</summary>
    public required double[] Elbow { get; init; }

    /// <summary>Height of the knee.</summary>
    public required double[] KneeHeight { get; init; }

    /// <summary>Height of the shoulders.</summary>
    public required double[] ShoulderHeight { get; init; }

    /// <summary>Height of the nose.</summary>
    public required double[] NoseHeight { get; init; }

    /// <summary>Distance between the ankles along the floor.</summary>
    public required double[] AnkleGap { get; init; }

    /// <summary>Samples with which another view of the clip begins, rising.</summary>
    public int[] Cuts { get; init; } = [];

    /// <summary>
    /// Vertical speed of the bar low-passed at 3 Hz, by which stillness is told: at 8 Hz two millimetres of jitter alone make 0.05 m/s.
    /// </summary>
    public double[] Drift => _drift ??= SavitzkyGolay.FirstDerivative(
        ButterworthFilter.ZeroLag(Bar, SampleRate, DriftCutoff), 1 / SampleRate, SavitzkyGolay.WindowFor(SampleRate));

    /// <summary>Number of samples.</summary>
    public int Length => Bar.Length;

    /// <summary>First sample of the view that a sample belongs to.</summary>
    public int ViewStart(int sample) => Cuts.LastOrDefault(cut => cut <= sample, 0);

    /// <summary>Last sample of the view that a sample belongs to.</summary>
    public int ViewEnd(int sample) => Cuts.FirstOrDefault(cut => cut > sample, Length) - 1;

    /// <summary>Whole samples in a time, at least one.</summary>
    public int Samples(double seconds) => Math.Max(1, (int)Math.Round(seconds * SampleRate));
}
