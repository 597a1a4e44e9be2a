using System.Numerics;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;
using Aikynetix.TestKit.Film;

namespace Aikynetix.Inference.UnitTests.Film;

/// <summary>Any script can be filmed: the truth is where the script has the points, things stand where they belong, and blocks are blocks.</summary>
public sealed class MotionFilmTests
{
    private static readonly FilmOptions Options = new()
    {
        FramesPerSecond = 30,
        Camera = new FilmCamera(320, 180) { Distance = 5, MetersPerPixel = 0.0144f, EyeHeight = 1.12f },
        From = 0,
    };

    [Fact]
    public void The_truth_is_the_script_through_the_camera()
    {
        var (script, frame) = (JumpScript.Reference(), 45);
        var truth = new MotionFilm(script, Options).Truth(frame);
        var points = script.Points(frame / 30.0);

        Assert.Empty(truth.Plates);
        Assert.All([BodyPoint.RightHip, BodyPoint.LeftKnee, BodyPoint.RightToe, BodyPoint.Neck], point =>
        {
            var (x, y, z) = points[(int)point];
            var place = Options.Camera.Project(new Vector3((float)x, (float)y, (float)z));
            Assert.Equal(place.X, truth.Pose[point].X, 0.01f);
            Assert.Equal(place.Y, truth.Pose[point].Y, 0.01f);
        });
    }

    [Fact]
    public void A_runner_stands_on_the_belt_and_its_marks_travel_with_its_speed()
    {
        var treadmill = new Treadmill(3);
        var script = new RunScript();
        var scene = MotionScene.At(script, 0.2, Options, [treadmill]);
        Assert.Equal(script.Points(0.2).Min(point => point.Y) + treadmill.Rise, scene.Points.Min(point => point.Y), 1e-5);

        var (before, after) = (Marks(0), Marks(0.02));
        Assert.All(before.Skip(1), mark => Assert.Contains(after, later => Math.Abs(later - (mark - 0.06)) < 1e-4));

        double[] Marks(double time) => [.. treadmill.At(time, []).Where(solid => solid.Paint.Color.X > 190).Select(solid => (double)((solid.From + solid.To) / 2).X)];
    }

    [Fact]
    public void A_dowel_lies_in_both_hands_and_hides_nothing_of_the_body()
    {
        var film = new MotionFilm(SquatScript.Reference(1), Options, new Dowel());
        var scene = MotionScene.At(SquatScript.Reference(1), 2.2, Options, [new Dowel()]);
        var dowel = scene.Solids[^1];
        foreach (var wrist in new[] { BodyPoint.LeftWrist, BodyPoint.RightWrist })
        {
            var hand = scene.Points[(int)wrist];
            Assert.InRange(Vector2.Distance(new Vector2(hand.X, hand.Y), new Vector2(dowel.From.X, dowel.From.Y)), 0.05, 0.12);
            Assert.InRange(hand.Z, dowel.From.Z, dowel.To.Z);
        }

        Assert.Equal(ScriptedFilm.Seen, film.Truth(66).Pose[BodyPoint.RightKnee].Score);
    }

    [Fact]
    public void A_jump_box_hides_what_is_behind_it()
    {
        var film = new MotionFilm(JumpScript.Reference(), Options, new JumpBox(0.4, 0.3));

        Assert.Equal(ScriptedFilm.Hidden, film.Truth(0).Pose[BodyPoint.RightAnkle].Score);
        Assert.Equal(ScriptedFilm.Seen, film.Truth(0).Pose[BodyPoint.RightHip].Score);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(90)]
    public void A_block_is_met_where_its_face_is(float degrees)
    {
        var block = new Block(new Vector3(0.4f, 0.5f, 0), new Vector3(0.3f, 0.5f, 0.2f), Paint.Of(1, 1, 1)).Turned(degrees);
        var middle = FigureStance.Turned([new Vector3(0.4f, 0.5f, 0)], degrees)[0];
        var (front, top) = (FigureStance.Turned([Vector3.UnitZ], degrees)[0], Vector3.UnitY);

        Assert.Equal(4.8f, block.Meet(middle + (5 * front), -front), 1e-4f);
        Assert.Equal(2.5f, block.Meet(middle + (3 * top), -top), 1e-4f);
        Assert.Equal(0, Vector3.Distance(front, block.Normal(middle + (5 * front), -front)), 1e-4f);
        Assert.Equal(0, Vector3.Distance(top, block.Normal(middle + (3 * top), -top)), 1e-4f);
        Assert.Equal(float.PositiveInfinity, block.Meet(middle + (5 * front) + (0.51f * top), -front));
        Assert.Equal(float.PositiveInfinity, block.Meet(middle + (5 * front), front));
    }
}
