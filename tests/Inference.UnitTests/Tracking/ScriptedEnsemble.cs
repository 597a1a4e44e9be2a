using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Inference.Tracking;

namespace Aikynetix.Inference.UnitTests.Tracking;

/// <summary>Models without a model: the frame's grey value says where the athlete stands, and whether anybody does.</summary>
internal sealed class ScriptedEnsemble
{
    /// <summary>Grey value of an empty frame.</summary>
    public const int Nobody = 0;

    private int _landmarkRuns;
    private int _searches;

    public int LandmarkRuns => _landmarkRuns;

    public int Searches => _searches;

    /// <summary>Called at the start of every landmark run.</summary>
    public Action<Picture> OnLandmarks { get; set; } = _ => { };

    public Ensemble Ensemble => new("scripted", Landmarks) { People = People, SecondOpinion = (picture, _) => Bodies.At(Place(picture), 200) };

    /// <summary>How far beside the athlete the landmark model sees a body unless its region is tilted to the right.</summary>
    public float Error { get; set; }

    /// <summary>The athlete's hip centre for a grey value.</summary>
    public static float PlaceOf(int grey) => grey * 3;

    private static int Grey(Picture picture) => picture.At(0).Pixels.Span[0];

    private static float Place(Picture picture) => PlaceOf(Grey(picture));

    private BodySighting Landmarks(Picture picture, RegionOfInterest roi)
    {
        Interlocked.Increment(ref _landmarkRuns);
        OnLandmarks(picture);
        var seen = Grey(picture) != Nobody && MathF.Abs(roi.CentreX - Place(picture)) < 60;
        // What is found depends a little on where it was looked for, as in real models: only then does the lag show.
        var x = Place(picture) + ((roi.CentreX - Place(picture)) * 0.1f) + (roi.Rotation < 0.5f ? Error : 0);
        return new BodySighting(Bodies.At(x, 200), seen ? 0.9f : 0.1f, new RegionOfInterest(x, 200, 300, 0));
    }

    private Person[] People(Picture picture)
    {
        Interlocked.Increment(ref _searches);
        var x = Place(picture);
        return Grey(picture) == Nobody ? [] : [new Person(0.9f, new Box(x - 50, 100, x + 50, 340))];
    }
}
