namespace Aikynetix.TestKit.Athletes;

/// <summary>
/// A vertical movement made of blocks whose speed goes from one value to the next by a half cosine or at a constant rate; height, speed
/// and acceleration are known in closed form at any time.
/// </summary>
public sealed class SpeedBlocks
{
    private readonly List<Block> _blocks = [];
    private double _height;
    private double _speed;

    /// <summary>Starts at rest at height 0.</summary>
    /// <param name="start">Seconds at which the first block begins.</param>
    public SpeedBlocks(double start) => End = start;

    /// <summary>Where the last block ends, seconds.</summary>
    public double End { get; private set; }

    /// <summary>Adds a block to the given speed (m/s) in the given time (s): Δy = (v₀+v₁)T/2, peak |a| = π|Δv|/(2T).</summary>
    public SpeedBlocks HalfCosine(double speed, double duration) => Add(speed, duration, true);

    /// <summary>Adds free flight: the speed falls by 9.81 m/s each second.</summary>
    public SpeedBlocks Ballistic(double duration) => Add(_speed - (9.81 * duration), duration, false);

    /// <summary>Adds a pause at the present speed, which should be 0.</summary>
    public SpeedBlocks Hold(double duration) => Add(_speed, duration, false);

    /// <summary>Height above the start, metres.</summary>
    public double Height(double time)
    {
        if (Find(time) is not { } block) return time < End ? 0 : _height;
        var t = time - block.Start;
        var change = block.To - block.From;
        return block.Rounded
            ? block.Height + (block.From * t) + (change / 2 * (t - (block.Duration / Math.PI * Math.Sin(Math.PI * t / block.Duration))))
            : block.Height + (block.From * t) + (change / block.Duration * t * t / 2);
    }

    /// <summary>Upward speed, m/s.</summary>
    public double Speed(double time)
    {
        if (Find(time) is not { } block) return 0;
        var share = (time - block.Start) / block.Duration;
        return block.From + ((block.To - block.From) * (block.Rounded ? (1 - Math.Cos(Math.PI * share)) / 2 : share));
    }

    /// <summary>Upward acceleration, m/s².</summary>
    public double Acceleration(double time)
    {
        if (Find(time) is not { } block) return 0;
        var change = (block.To - block.From) / block.Duration;
        return block.Rounded ? change * Math.PI / 2 * Math.Sin(Math.PI * (time - block.Start) / block.Duration) : change;
    }

    private Block? Find(double time) => _blocks.Find(block => time >= block.Start && time < block.Start + block.Duration);

    private SpeedBlocks Add(double speed, double duration, bool rounded)
    {
        _blocks.Add(new Block(End, duration, _speed, speed, _height, rounded));
        _height += (_speed + speed) / 2 * duration;
        _speed = speed;
        End += duration;
        return this;
    }

    private sealed record Block(double Start, double Duration, double From, double To, double Height, bool Rounded);
}
