using Aikynetix.Biomechanics.Running;

namespace Aikynetix.Biomechanics.UnitTests.Running;

/// <summary>The closed forms of the biomechanics reference, I.7: exact.</summary>
public sealed class SpringMassTests
{
    [Fact]
    public void Force_and_stiffness_follow_from_the_times()
    {
        Assert.Equal(1510.132, SpringMass.GreatestForce(70, 0.25, 0.10), 0.001);
        Assert.Equal(2.199115, SpringMass.GreatestForce(70, 0.25, 0.10) / (70 * 9.81), 1e-6);
        Assert.Equal(0.0599740, SpringMass.Drop(0.25, 0.10), 1e-7);
        Assert.Equal(25179.8, SpringMass.VerticalStiffness(70, 0.25, 0.10), 0.1);
        Assert.Equal(0.1418206, SpringMass.LegPress(0.9, 3, 0.25, 0.10), 1e-7);
        Assert.Equal(10648.2, SpringMass.LegStiffness(70, 0.9, 3, 0.25, 0.10), 0.1);
        Assert.True(double.IsNaN(SpringMass.LegPress(0.9, 12, 0.25, 0.10)));
    }

    [Fact]
    public void Left_and_right_are_compared_as_the_reference_does()
    {
        Assert.Equal(8.0, RunSymmetry.Index(0.24, 0.26), 1e-9);
        Assert.Equal(52.0, RunSymmetry.RightShare(0.24, 0.26), 1e-9);
    }

    [Fact]
    public void Power_is_what_the_documented_sample_shows() => Assert.Equal(209.04, RunPower.Watts(1.082, 70, 2.76), 0.01);

    [Fact]
    public void Cost_rises_uphill_by_the_share_of_the_climb() =>
        Assert.Equal(1.04 + (0.6 * 9.81 * 0.087156), RunPower.Cost(5), 1e-5);

    [Fact]
    public void The_angle_at_contact_is_that_of_the_line_from_foot_to_centre() =>
        Assert.Equal(84.1709, StepPosture.GroundAngle(0.957, 0.0977), 1e-4);

    [Fact]
    public void An_edge_is_found_between_samples_exactly()
    {
        var landing = Enumerable.Range(0, 30).Select(i => i < 14.3 ? 5 - (0.7 * (14.3 - i) * (14.3 - i)) : 5).ToArray();
        var leaving = Enumerable.Range(0, 30).Select(i => i > 11.85 ? 5 + (0.4 * (i - 11.85) * (i - 11.85)) : 5).ToArray();

        Assert.Equal(14.3, StanceEdge.Find(landing, 2, 27, restsAfter: true).Place, 1e-6);
        Assert.Equal(1.4, StanceEdge.Find(landing, 2, 27, restsAfter: true).Acceleration, 1e-6);
        Assert.Equal(11.85, StanceEdge.Find(leaving, 2, 27, restsAfter: false).Place, 1e-6);
        Assert.True(double.IsNaN(StanceEdge.Find(new double[30], 2, 27, restsAfter: true).Place));
        Assert.True(double.IsNaN(StanceEdge.Find(leaving, 2, 27, restsAfter: true).Place));
    }
}
