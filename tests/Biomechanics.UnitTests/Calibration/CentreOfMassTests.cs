using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.UnitTests.Calibration;

/// <summary>Whole-body centre of mass by de Leva's table (biomechanics reference C.6).</summary>
public sealed class CentreOfMassTests
{
    private const double Height = 1.76;

    // Heights of the points of an upright figure as shares of body height (Drillis and Contini).
    private static readonly Dictionary<BodyPoint, double> Standing = new()
    {
        [BodyPoint.Head] = 1,
        [BodyPoint.LeftEar] = 0.93,
        [BodyPoint.LeftShoulder] = 0.818,
        [BodyPoint.LeftElbow] = 0.632,
        [BodyPoint.LeftWrist] = 0.486,
        [BodyPoint.LeftHip] = 0.530,
        [BodyPoint.LeftKnee] = 0.285,
        [BodyPoint.LeftAnkle] = 0.039,
        [BodyPoint.LeftHeel] = 0,
        [BodyPoint.LeftToe] = 0,
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Shares_of_mass_add_up_to_the_body(bool female)
    {
        var m = female ? SegmentMasses.Female : SegmentMasses.Male;
        var limbs = m.UpperArm.Mass + m.Forearm.Mass + m.Hand.Mass + m.Thigh.Mass + m.Shank.Mass + m.Foot.Mass;

        Assert.Equal(1, m.Head.Mass + m.Trunk.Mass + (2 * limbs), female ? 1.1e-4 : 1e-12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_standing_figure_has_it_just_above_the_middle(bool female)
    {
        var result = CentreOfMass.Heights(point => [Find(point) * Height], 0, 0, female);

        Assert.False(result.FromHip);
        Assert.InRange(result.Height[0] / Height, 0.55, 0.58);
    }

    [Fact]
    public void One_seen_side_stands_for_both()
    {
        var both = CentreOfMass.Heights(point => [Find(point)], 0, 0, null);
        var left = CentreOfMass.Heights(point => [IsRight(point) ? double.NaN : Find(point)], 0, 0, null);

        Assert.Equal(both.Height[0], left.Height[0], 12);
    }

    [Fact]
    public void Hidden_knees_leave_the_hips_as_a_stand_in()
    {
        var result = CentreOfMass.Heights(
            point => [point is BodyPoint.LeftKnee or BodyPoint.RightKnee ? double.NaN : Find(point)], 0, 0, null);

        Assert.True(result.FromHip);
        Assert.Equal(0.530, result.Height[0], 12);
    }

    private static bool IsRight(BodyPoint point) => Skeleton.Mirror(point) < point;

    private static double Find(BodyPoint point) =>
        Standing.TryGetValue(point, out var share) ? share : Standing.GetValueOrDefault(Skeleton.Mirror(point), double.NaN);
}
