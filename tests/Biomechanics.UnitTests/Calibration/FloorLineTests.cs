using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.UnitTests.Motions;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Calibration;

/// <summary>The floor is found below the middle of the athlete, whatever they stand and run on (biomechanics reference C.5).</summary>
public sealed class FloorLineTests
{
    private const double Scale = 0.0035;

    [Theory]
    [InlineData("squat", 0.005)]
    [InlineData("jump", 0.005)]
    [InlineData("run", 0.015)]
    [InlineData("belt", 0.015)]
    [InlineData("box", 0.010)]
    public void Heights_count_from_the_floor_and_not_from_the_near_foot(string script, double tolerance)
    {
        foreach (var right in new[] { true, false })
        {
            var film = new AthleteCamera { FacesRight = right, Noise = 1.5, DropOut = 0.02 }.Film(Movements.ByName[script]);
            var body = BodyTracker.Track(film, 8);
            Assert.Equal(360 + (1.0 / Scale), FloorLine.Row(body, (_, v) => v), tolerance / Scale);
        }
    }

    [Fact]
    public void Hips_stand_as_high_as_they_do()
    {
        var script = Movements.Squat();
        var scene = BodyScene.Read(new AthleteCamera { Noise = 1 }.Film(script), new Athlete(script.BodyHeight), 6);
        var hip = scene.Height(BodyPoint.RightHip);
        for (var i = 20; i < hip.Length - 20; i++) Assert.Equal(script.Pose(i / 60.0).Hip.Y, hip[i], 0.03);
    }

    [Fact]
    public void Points_that_fly_below_the_floor_do_not_lower_it()
    {
        List<double> rows = [.. Enumerable.Repeat(600.0, 200).Select((row, i) => row + (i % 5)), .. Enumerable.Repeat(700.0, 15)];
        Assert.Equal(602, FloorLine.Lowest(rows, 8, 6), 1.0);
    }

    [Fact]
    public void A_box_above_the_floor_does_not_raise_it()
    {
        List<double> rows = [.. Enumerable.Repeat(500.0, 400), .. Enumerable.Range(0, 60).Select(i => 610.0 + (i % 4))];
        Assert.Equal(611.5, FloorLine.Lowest(rows, 8, 6), 1.0);
        Assert.True(double.IsNaN(FloorLine.Lowest([], 8, 6)));
    }
}
