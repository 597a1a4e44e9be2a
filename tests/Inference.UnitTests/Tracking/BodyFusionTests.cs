using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Tracking;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests.Tracking;

/// <summary>Two opinions on one body: sides, places and scores.</summary>
public sealed class BodyFusionTests
{
    private const int Knee = (int)BodyPoint.LeftKnee;
    private const int Ankle = (int)BodyPoint.LeftAnkle;

    [Fact]
    public void A_body_labelled_the_wrong_way_round_is_turned_back()
    {
        var body = Bodies.At(200, 200);
        var wrong = SideCheck.Mirror(body);
        Assert.True(SideCheck.IsMirrored(wrong, body));
        Assert.False(SideCheck.IsMirrored(body, body));
        Assert.Equal(body[Knee].X, BodyFusion.Join(wrong, body)[Knee].X, 2);
    }

    [Fact]
    public void Faint_opinions_and_side_views_do_not_turn_a_body()
    {
        var wrong = SideCheck.Mirror(Bodies.At(200, 200));
        Assert.False(SideCheck.IsMirrored(wrong, Bodies.At(200, 200, score: 0.29f)));
        var side = Array.ConvertAll(Bodies.At(200, 200), point => point with { X = 200 });
        Assert.False(SideCheck.IsMirrored(SideCheck.Mirror(side), side));
    }

    [Fact]
    public void Equal_opinions_keep_their_place_and_the_geometric_mean_of_their_certainty()
    {
        var joined = BodyFusion.Join(Bodies.At(200, 200, 0.64f), Bodies.At(200, 200, 0.5f));
        Assert.Equal((222f, 260f), (joined[Knee].X, joined[Knee].Y));
        Assert.Equal(0.8f, joined[Knee].Score, 3);
    }

    [Fact]
    public void A_joint_that_the_second_opinion_hardly_sees_is_not_trusted_and_not_moved()
    {
        var opinion = Bodies.At(200, 200);
        opinion[Knee] = new Keypoint(230, 260, 0.25f);
        var joined = BodyFusion.Join(Bodies.At(200, 200, 1), opinion);
        Assert.Equal(222, joined[Knee].X, 2);
        Assert.Equal(0, joined[Knee].Score);
        Assert.True(joined[(int)BodyPoint.RightKnee].Score > 0.9f);
    }

    [Fact]
    public void Two_sure_opinions_meet_in_the_middle_and_lose_certainty_with_their_distance()
    {
        var opinion = Bodies.At(200, 200, 1);
        // Torso 60: a distance of 22.5 is 0.375 torso, half way from agreement to contradiction.
        opinion[Knee] = opinion[Knee] with { X = 222 + 22.5f };
        var joined = BodyFusion.Join(Bodies.At(200, 200, 1), opinion);
        Assert.Equal(222 + 11.25f, joined[Knee].X, 1);
        Assert.Equal(0.5f, joined[Knee].Score, 2);
    }

    [Fact]
    public void A_foot_moves_with_its_ankle_and_shares_its_doubt()
    {
        var body = Bodies.At(200, 200, 1);
        var opinion = Bodies.At(200, 200, 1);
        opinion[Ankle] = new Keypoint(body[Ankle].X + 8, body[Ankle].Y - 6, 0.375f);
        foreach (var foot in new[] { BodyPoint.LeftToe, BodyPoint.LeftHeel, BodyPoint.RightToe, BodyPoint.RightHeel }) opinion[(int)foot] = Keypoint.Absent;
        var joined = BodyFusion.Join(body, opinion);
        var (toe, heel) = (joined[(int)BodyPoint.LeftToe], joined[(int)BodyPoint.LeftHeel]);
        Assert.Equal(joined[Ankle].X - body[Ankle].X, toe.X - body[(int)BodyPoint.LeftToe].X, 3);
        Assert.Equal(joined[Ankle].Y - body[Ankle].Y, heel.Y - body[(int)BodyPoint.LeftHeel].Y, 3);
        Assert.Equal(MathF.Sqrt(0.5f), toe.Score, 2);
        Assert.Equal(1, joined[(int)BodyPoint.RightToe].Score, 2);
    }

    [Fact]
    public void Middles_are_made_of_the_joined_points()
    {
        var joined = BodyFusion.Join(Bodies.At(200, 200, 1), Bodies.At(208, 200, 1));
        Assert.Equal(204, joined[(int)BodyPoint.HipCentre].X, 1);
    }

    [Fact]
    public void The_region_for_a_second_opinion_holds_the_body_with_room_to_spare()
    {
        var region = BodyShape.UprightRegion(Bodies.At(500, 500), 2000, 2000);
        Assert.Equal((500f, 500f, 0f), (region.CentreX, region.CentreY, region.Rotation));
        Assert.Equal(2 * 1.2f * 135, region.Size, 2);
        Assert.Equal(300, BodyShape.UprightRegion(Bodies.At(150, 150), 300, 200).Size);
    }

    [Fact]
    public void Bodies_agree_fully_on_themselves_by_half_at_half_a_torso_and_not_at_all_further_off()
    {
        var body = Bodies.At(200, 200);
        Assert.Equal(1, BodyShape.Agreement(body, body), 3);
        Assert.Equal(1, BodyShape.Agreement(SideCheck.Mirror(body), body), 3);
        Assert.Equal(0.5f, BodyShape.Agreement(Bodies.At(200, 230), body), 3);
        Assert.Equal(0, BodyShape.Agreement(Bodies.At(500, 200), body), 3);
        Assert.Equal(1, BodyShape.Agreement(Bodies.At(500, 200), Bodies.At(200, 200, score: 0.3f)), 3);
        Assert.Equal(1, BodyShape.Agreement(body, null), 3);
    }

    [Fact]
    public void The_better_fit_is_surer_in_its_place_and_like_the_second_opinion()
    {
        var body = Bodies.At(200, 200);
        var box = new Box(155, 105, 245, 342);
        var fit = BodyShape.Fit(body, 0.9f, box, body);
        Assert.True(fit > BodyShape.Fit(body, 0.6f, box, body));
        Assert.True(fit > BodyShape.Fit(Bodies.At(200, 200, 0.4f), 0.9f, box, body));
        Assert.True(fit > BodyShape.Fit(Bodies.At(260, 200), 0.9f, box, null));
        Assert.True(fit > BodyShape.Fit(body, 0.9f, box, Bodies.At(200, 240)));
    }

    [Fact]
    public void The_region_along_a_body_turns_with_its_trunk()
    {
        var upright = BodyShape.TurnedRegion(Bodies.At(200, 200));
        Assert.Equal((200f, 200f, 0f), (upright.CentreX, upright.CentreY, upright.Rotation));
        // The toes are farthest from the hips: 30 to the side, 135 down.
        Assert.Equal(2.5f * MathF.Sqrt((30 * 30) + (135 * 135)), upright.Size, 2);
        var lying = Array.ConvertAll(Bodies.At(0, 0), point => point with { X = -point.Y, Y = point.X });
        Assert.Equal(MathF.PI / 2, BodyShape.TurnedRegion(lying).Rotation, 4);
    }
}
