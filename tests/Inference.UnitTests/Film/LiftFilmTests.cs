using System.Numerics;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;
using Aikynetix.TestKit.Film;

namespace Aikynetix.Inference.UnitTests.Film;

/// <summary>The rendered lifter is a body: its limbs keep their length, its truth lies on it, and what a plate hides is called hidden.</summary>
public sealed class LiftFilmTests
{
    private static readonly LiftScript Script = LiftScript.FilmSnatch();

    [Fact]
    public void Limbs_keep_their_length_through_the_whole_snatch()
    {
        (BodyPoint From, BodyPoint To)[] limbs =
        [
            (BodyPoint.LeftHip, BodyPoint.LeftKnee), (BodyPoint.RightKnee, BodyPoint.RightAnkle),
            (BodyPoint.LeftShoulder, BodyPoint.LeftElbow), (BodyPoint.RightElbow, BodyPoint.RightWrist),
        ];
        for (var time = 0.0; time < Script.Duration; time += 0.02)
        {
            var (first, now) = (LiftScene.At(Script, Script.Duration, new FilmOptions()).Points, LiftScene.At(Script, time, new FilmOptions()).Points);
            Assert.All(limbs, limb => Assert.InRange(
                Vector3.Distance(now[(int)limb.From], now[(int)limb.To]) / Vector3.Distance(first[(int)limb.From], first[(int)limb.To]), 0.99, 1.01));
        }
    }

    [Fact]
    public void Joints_lie_inside_the_picture_of_the_athlete_and_hidden_ones_are_called_hidden()
    {
        var options = new FilmOptions { Camera = new FilmCamera(320, 180) { Distance = 5, MetersPerPixel = 0.0164f, EyeHeight = 1.02f } };
        var film = new LiftFilm(Script, options);
        // In the starting position the near plate stands before the shins.
        Assert.Equal(LiftFilm.Hidden, film.Truth(0).Pose[BodyPoint.RightAnkle].Score);
        Assert.Equal(LiftFilm.Hidden, film.Truth(0).Pose[BodyPoint.LeftToe].Score);
        var standing = film.Truth(film.Count - 1).Pose;
        Assert.Equal(LiftFilm.Seen, standing[BodyPoint.RightAnkle].Score);
        Assert.Equal(LiftFilm.Seen, standing[BodyPoint.RightHip].Score);

        var (with, without) = (film.Picture(film.Count - 1), new FilmStudio(options.Camera).Shoot([], film.Count - 1));
        foreach (var point in new[] { BodyPoint.RightHip, BodyPoint.RightKnee, BodyPoint.RightShoulder, BodyPoint.RightElbow })
        {
            var at = 3 * (((int)standing[point].Y * with.Width) + (int)standing[point].X);
            Assert.True(Enumerable.Range(0, 3).Max(i => Math.Abs(with.Rgb[at + i] - without.Rgb[at + i])) > 30, $"There is nobody at {point}.");
        }
    }

    [Fact]
    public void The_plate_of_the_truth_is_where_the_picture_is_red()
    {
        var film = new LiftFilm(Script, new FilmOptions { Camera = new FilmCamera(320, 180) { Distance = 5, MetersPerPixel = 0.0164f, EyeHeight = 1.02f } });
        var (picture, plate) = (film.Picture(0), film.Truth(0).Plates.Single());
        foreach (var angle in new[] { 0.3, 1.9, 3.5, 5.0 })
        {
            var (x, y) = ((int)(plate.X + (0.6 * plate.RadiusX * Math.Cos(angle))), (int)(plate.Y + (0.6 * plate.RadiusY * Math.Sin(angle))));
            var at = 3 * ((y * picture.Width) + x);
            Assert.True(picture.Rgb[at] > 2 * picture.Rgb[at + 1], $"not red at {x}, {y}");
        }
    }
}
