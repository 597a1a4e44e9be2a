using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Inference.Tracking;
using Aikynetix.TestKit.Scoring;

namespace Aikynetix.Bench.Accuracy;

/// <summary>Asks a model about all labelled pictures: a region from the label's box, then once more in the region that the body itself asks for.</summary>
internal static class PictureTrial
{
    private const float RoomAround = BodyShape.RoomAround;

    /// <summary>Fills in the figures on pictures.</summary>
    public static void Run(Contender model, IReadOnlyList<LabelledPicture> pictures, ModelReport report, Action<int> progress, CancellationToken cancellationToken)
    {
        var refined = new BodyAnswer[pictures.Count];
        var home = new BodyAnswer[pictures.Count];
        var whole = new BodyAnswer?[pictures.Count];
        var done = 0;
        Parallel.For(0, pictures.Count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            using var picture = new Picture(pictures[i].Frame);
            var all = RegionOfInterest.Whole(picture.Width, picture.Height);
            var box = pictures[i].Person is { } person ? RegionOfInterest.Around(person.Box, RoomAround) : all;
            var best = pictures[i].Person is { } labelled ? model.Home(labelled.Truth.Points) : all;
            refined[i] = Refined(model, picture, box);
            home[i] = best.IsUsable ? Refined(model, picture, best) : refined[i];
            if (model.SeesWhole) whole[i] = Answer(model.Find(picture, all));
            progress(Interlocked.Increment(ref done));
        });

        report.Pictures = Score(pictures, refined);
        report.FromHome = Score(pictures, home)["all"];
        if (model.SeesWhole) report.WholePictures = Score(pictures, whole!)["all"];
        var backgrounds = Enumerable.Range(0, pictures.Count).Where(i => pictures[i].Person is null).ToArray();
        if (backgrounds.Length > 0) report.FalsePresence = backgrounds.Count(i => refined[i].IsUsed) / (double)backgrounds.Length;
    }

    private static BodyAnswer Refined(Contender model, Picture picture, RegionOfInterest region)
    {
        var first = model.Find(picture, region);
        return Answer(first.Next.IsUsable ? model.Find(picture, first.Next) : first);
    }

    private static BodyAnswer Answer(BodySighting body) => new(body.Points, body.Presence);

    private static Dictionary<string, PoseFigures> Score(IReadOnlyList<LabelledPicture> pictures, BodyAnswer[] answers)
    {
        var scores = new Dictionary<string, PoseScore>();
        for (var i = 0; i < pictures.Count; i++)
        {
            if (pictures[i].Person is not { } person) continue;
            foreach (var name in new[] { "all", pictures[i].Kind, ViewName(person.Truth.View) })
            {
                if (!scores.TryGetValue(name, out var score)) scores[name] = score = new PoseScore();
                score.Add(person.Truth, answers[i]);
            }
        }

        return scores.ToDictionary(pair => pair.Key, pair => pair.Value.Figures());
    }

    private static string ViewName(BodyView view) => view.ToString().ToLowerInvariant();
}
