using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Weightlifting;

namespace Aikynetix.Biomechanics.UnitTests.Weightlifting;

/// <summary>A shank that would point down takes the angles at its ends with it, and nothing else.</summary>
public sealed class StandingShankTests
{
    [Fact]
    public void Only_impossible_frames_of_the_near_leg_go()
    {
        double[] shin = [-152, 75, double.NaN, 181], any = [10, 20, 30, 40];
        var angles = new Dictionary<string, double[]> { [AngleNames.Shin] = shin, [AngleNames.Torso] = any };
        foreach (var side in new[] { BodySide.Left, BodySide.Right })
            foreach (var joint in new[] { Joint.Ankle, Joint.Knee, Joint.Hip }) angles[AngleNames.Of(side, joint)] = any;
        foreach (var joint in new[] { Joint.Ankle, Joint.Knee, Joint.Hip }) angles[AngleNames.Near(joint)] = any;
        var kept = StandingShank.Only(angles, BodySide.Left);
        Assert.Equal([double.NaN, 75, double.NaN, double.NaN], kept[AngleNames.Shin]);
        string[] gone = [AngleNames.Near(Joint.Ankle), AngleNames.Near(Joint.Knee), AngleNames.Of(BodySide.Left, Joint.Ankle), AngleNames.Of(BodySide.Left, Joint.Knee)];
        foreach (var name in gone) Assert.Equal([double.NaN, 20, 30, double.NaN], kept[name]);
        foreach (var (name, series) in kept.Where(one => one.Key != AngleNames.Shin && !gone.Contains(one.Key))) Assert.True(any.SequenceEqual(series), name);
    }

    [Fact]
    public void A_lift_without_such_frames_stays_as_it_is()
    {
        var angles = new Dictionary<string, double[]> { [AngleNames.Shin] = [0, 90, 180, double.NaN] };
        Assert.Same(angles, StandingShank.Only(angles, BodySide.Right));
    }
}
