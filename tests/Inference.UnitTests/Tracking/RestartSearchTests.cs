using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Inference.Tracking;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests.Tracking;

/// <summary>A model that works alone looks for a lost athlete where they were, whoever else fills a region better.</summary>
public sealed class RestartSearchTests
{
    [Fact]
    public async Task A_faint_athlete_in_their_place_comes_before_a_clear_spectator_elsewhere()
    {
        var lane = new RunScheduler(1).LaneOf(CapturePriority.Upload);
        using var frame = Pictures.Grey(1600, 900, 128);
        using var picture = new Picture(frame);
        // Whatever is not close around the athlete shows the spectator.
        var ensemble = new Ensemble("two", (_, region) => region.Size < 500 && region.CentreX > 800
            ? new BodySighting(Bodies.At(960, 400, 0.51f), 0.55f, default)
            : new BodySighting(Bodies.At(200, 400, 0.99f), 1, default))
        {
            FindsAlone = true,
        };
        var place = BodyBox.Of(Bodies.At(1000, 400))!.Value;
        var found = await new RestartSearch(ensemble, lane).FindAsync(picture, place, null, null, TestContext.Current.CancellationToken);
        Assert.Equal(0.55f, found!.Presence);
    }
}
