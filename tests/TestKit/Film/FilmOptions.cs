namespace Aikynetix.TestKit.Film;

/// <summary>How a script is filmed as a video.</summary>
public sealed record FilmOptions
{
    /// <summary>Frames per second.</summary>
    public int FramesPerSecond { get; init; } = 60;

    /// <summary>The camera.</summary>
    public FilmCamera Camera { get; init; } = new(1280, 720) { Distance = 5, MetersPerPixel = 0.0041f, EyeHeight = 1.02f };

    /// <summary>Seconds of the script at which the film begins.</summary>
    public double From { get; init; } = 0.5;

    /// <summary>Seconds of the script at which the film ends; the end of the script when later.</summary>
    public double To { get; init; } = double.MaxValue;

    /// <summary>Which way the athlete faces: 0 the right edge of the picture, 90 the camera, 180 the left edge.</summary>
    public float Turn { get; init; }

    /// <summary>Clothes and colours.</summary>
    public FigureLook Look { get; init; } = new();

    /// <summary>Which of the looks of the room.</summary>
    public int Room { get; init; }

    /// <summary>Whether the bar carries plates, which hide what is behind them.</summary>
    public bool Plates { get; init; } = true;
}
