using System.Numerics;
using Aikynetix.TestKit.Film;

namespace Aikynetix.Inference.UnitTests.Film;

/// <summary>Rays meet solids where geometry says.</summary>
public sealed class SolidTests
{
    private static readonly Vector3 Eye = new(0, 0, 10);

    [Fact]
    public void A_ball_begins_its_radius_before_its_centre()
    {
        var ball = Solid.Ball(new Vector3(0, 0, 2), 0.5f, default);
        Assert.Equal(7.5f, ball.Meet(Eye, -Vector3.UnitZ), 4);
        Assert.Equal(3.75f, ball.Meet(Eye, new Vector3(0, 0, -2)), 4);
        Assert.True(Vector3.Distance(Vector3.UnitZ, ball.Normal(Eye, -Vector3.UnitZ)) < 1e-4f);
        Assert.True(float.IsInfinity(ball.Meet(Eye + new Vector3(0.51f, 0, 0), -Vector3.UnitZ)));
    }

    [Fact]
    public void A_tapered_capsule_is_as_thick_in_the_middle_as_the_cone_between_its_balls()
    {
        var limb = new Solid(new Vector3(-1, 0, 0), new Vector3(1, 0, 0), 0.4f, 0.2f, default);
        // The cone leans by sin a = (0.4 − 0.2)/2 against the axis; over the middle its surface stands at 0.3/cos a.
        var expected = 10 - (0.3f / MathF.Sqrt(1 - 0.01f));
        Assert.Equal(expected, limb.Meet(Eye, -Vector3.UnitZ), 4);
        var normal = limb.Normal(Eye, -Vector3.UnitZ);
        Assert.Equal(0.1f, normal.X, 3);
        Assert.Equal(0, normal.Y, 3);
    }

    [Fact]
    public void A_squeezed_ball_is_thin_in_that_direction_and_round_in_the_others()
    {
        var plate = Solid.Ball(Vector3.Zero, 0.225f, default).Squeezed(Vector3.UnitZ, 0.1f);
        Assert.Equal(10 - 0.0225f, plate.Meet(Eye, -Vector3.UnitZ), 4);
        Assert.Equal(10 - 0.225f, plate.Meet(new Vector3(10, 0, 0), -Vector3.UnitX), 4);
        Assert.False(float.IsInfinity(plate.Meet(new Vector3(0, 0.224f, 10), -Vector3.UnitZ)));
        Assert.True(float.IsInfinity(plate.Meet(new Vector3(0, 0.226f, 10), -Vector3.UnitZ)));
    }
}
