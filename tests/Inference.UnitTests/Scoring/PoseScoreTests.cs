using Aikynetix.Pose;
using Aikynetix.TestKit.Film;
using Aikynetix.TestKit.Scoring;

namespace Aikynetix.Inference.UnitTests.Scoring;

/// <summary>The figures of the accuracy bench on answers whose error is known.</summary>
public sealed class PoseScoreTests
{
    private static readonly Keypoint[] Standing = Place(new FigureStance { Shoulder = (20, -10), Elbow = (40, 60), Thigh = (10, -5), Knee = (20, 10) });

    [Fact]
    public void A_perfect_answer_scores_a_hundred_per_cent_everywhere()
    {
        var figures = Score(Standing, Answer(Standing));
        Assert.All(figures.Within10.Values, share => Assert.Equal(1, share));
        Assert.All(figures.Within20.Values, share => Assert.Equal(1, share));
        Assert.Equal((1, 1, 0, 0, 0, 0), (figures.Body10, figures.Body20, figures.MedianDistance, figures.Swapped, figures.SwappedLegs, figures.Lost));
        Assert.All(figures.Angles.Values, angle => Assert.Equal((2, 0, 0), (angle.Count, Math.Round(angle.Median!.Value, 3), Math.Round(angle.Ninety!.Value, 3))));
    }

    [Fact]
    public void Exchanged_sides_are_a_swap_every_time()
    {
        var swapped = Standing.Select((_, i) => Standing[(int)Skeleton.Mirror((BodyPoint)i)]).ToArray();
        var figures = Score(Standing, Answer(swapped));
        Assert.Equal((1, 1), (figures.Swapped, figures.SwappedLegs));
        Assert.True(figures.Body20 < 0.2);
    }

    [Fact]
    public void Exchanged_legs_alone_are_told_apart_from_a_whole_swap()
    {
        var swapped = Standing.Select((point, i) => JointGroup.Legs.Points.Contains((BodyPoint)i) ? Standing[(int)Skeleton.Mirror((BodyPoint)i)] : point).ToArray();
        var figures = Score(Standing, Answer(swapped));
        Assert.Equal((0, 1), (figures.Swapped, figures.SwappedLegs));
        Assert.Equal(1, figures.Within10["wrists"]);
    }

    [Theory]
    [InlineData(0.099, 1, 1)]
    [InlineData(0.101, 0, 1)]
    [InlineData(0.199, 0, 1)]
    [InlineData(0.201, 0, 0)]
    public void A_shift_by_a_known_part_of_the_torso_falls_on_the_right_side_of_each_limit(double torsos, double near, double far)
    {
        var shift = (float)(torsos * new BodyTruth(Standing, Asked()).Torso);
        var figures = Score(Standing, Answer([.. Standing.Select(point => point with { X = point.X + shift })]));
        Assert.All(figures.Within10.Values, share => Assert.Equal(near, share));
        Assert.All(figures.Within20.Values, share => Assert.Equal(far, share));
        Assert.Equal(torsos, figures.MedianDistance!.Value, 4);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(-25)]
    public void A_shank_turned_by_known_degrees_is_that_much_of_an_error_at_the_knee(double degrees)
    {
        var turned = (Keypoint[])Standing.Clone();
        foreach (var (knee, ankle) in new[] { (BodyPoint.LeftKnee, BodyPoint.LeftAnkle), (BodyPoint.RightKnee, BodyPoint.RightAnkle) })
        {
            var (at, end) = (Standing[(int)knee], Standing[(int)ankle]);
            // The direction in which the knees bend, so that the angle does not pass 180°.
            var (sin, cos) = Math.SinCos(Math.Abs(degrees) * Math.PI / 180);
            turned[(int)ankle] = end with
            {
                X = (float)(at.X + ((end.X - at.X) * cos) - ((end.Y - at.Y) * sin)),
                Y = (float)(at.Y + ((end.X - at.X) * sin) + ((end.Y - at.Y) * cos)),
            };
        }

        var error = Score(Standing, Answer(turned)).Angles["knee"];
        Assert.Equal((2, Math.Abs(degrees)), (error.Count, Math.Round(error.Median!.Value, 2)));
        Assert.Equal(0, Math.Round(Score(Standing, Answer(turned)).Angles["hip"].Median!.Value, 3));
    }

    [Fact]
    public void Nobody_seen_is_a_lost_picture_and_every_point_missed()
    {
        var figures = Score(Standing, new BodyAnswer(null, 0));
        Assert.Equal(1, figures.Lost);
        Assert.Null(figures.Swapped);

        var score = new PoseScore();
        score.Add(Truth(Standing), Answer(Standing));
        score.Add(Truth(Standing), new BodyAnswer(null, 0));
        Assert.Equal((0.5, 0.5), (score.Figures().Body20, score.Figures().Lost));
        Assert.All(score.Figures().Angles.Values, angle => Assert.Equal((4, 2, 0.5), (angle.Asked, angle.Count, angle.Answered)));
    }

    [Fact]
    public void A_shy_answer_is_lost_but_its_points_count()
    {
        var figures = Score(Standing, new BodyAnswer(Standing, 0.5f));
        Assert.Equal((1, 1), (figures.Lost, figures.Body10));
    }

    [Fact]
    public void Points_that_a_model_does_not_have_are_no_mistakes_of_it()
    {
        var withoutFeet = (Keypoint[])Standing.Clone();
        foreach (var point in JointGroup.All.Where(group => group.Name is "heels" or "toes").SelectMany(group => group.Points))
            withoutFeet[(int)point] = Keypoint.Absent;
        var figures = Score(Standing, Answer(withoutFeet));
        Assert.Equal((null, null, 1), (figures.Within20["heels"], figures.Within20["toes"], figures.Body20));
        Assert.Equal((2, 0, 0), (figures.Angles["ankle"].Asked, figures.Angles["ankle"].Count, figures.Angles["ankle"].Answered));
    }

    [Fact]
    public void What_the_label_does_not_tell_is_not_scored()
    {
        var asked = Asked();
        asked[(int)BodyPoint.LeftWrist] = asked[(int)BodyPoint.RightWrist] = false;
        var score = new PoseScore();
        score.Add(new BodyTruth(Standing, asked), Answer(Standing));
        Assert.Null(score.Figures().Within20["wrists"]);
        Assert.Equal((0, null), (score.Figures().Angles["elbow"].Asked, score.Figures().Angles["elbow"].Answered));
    }

    [Theory]
    [InlineData(0, BodyView.Side)]
    [InlineData(35, BodyView.Oblique)]
    [InlineData(90, BodyView.Front)]
    [InlineData(180, BodyView.Side)]
    [InlineData(270, BodyView.Front)]
    public void The_view_is_told_by_the_width_of_the_trunk(float turn, BodyView view) =>
        Assert.Equal(view, new BodyTruth(Place(new FigureStance(), turn), Asked()).View);

    [Fact]
    public void A_trunk_without_shoulders_is_no_yardstick()
    {
        var points = (Keypoint[])Standing.Clone();
        points[(int)BodyPoint.LeftShoulder] = Keypoint.Absent;
        var truth = new BodyTruth(points, Asked());
        Assert.Equal((double.NaN, BodyView.Unknown), (truth.Torso, truth.View));
    }

    [Fact]
    public void Quantiles_are_values_that_occurred()
    {
        double[] values = [9, 1, 5, 3, 7];
        Assert.Equal((5, 9, 1), (PoseScore.Quantile(values, 0.5), PoseScore.Quantile(values, 1), PoseScore.Quantile(values, 0)));
        Assert.Null(PoseScore.Quantile([], 0.5));
    }

    private static PoseFigures Score(Keypoint[] truth, BodyAnswer answer)
    {
        var score = new PoseScore();
        score.Add(Truth(truth), answer);
        return score.Figures();
    }

    private static BodyTruth Truth(Keypoint[] points) => new(points, Asked());

    private static BodyAnswer Answer(Keypoint[] points) => new(points, 0.9f);

    private static bool[] Asked() => [.. Enumerable.Repeat(true, Skeleton.Count)];

    private static Keypoint[] Place(FigureStance stance, float turn = 60)
    {
        var camera = new FilmCamera(512, 512) { Distance = 40, MetersPerPixel = 0.005f };
        return [.. FigureStance.Turned(stance.Points(), turn).Select(camera.Project).Select(place => new Keypoint(place.X, place.Y, 1))];
    }
}
