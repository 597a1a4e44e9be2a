using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Families;
using Aikynetix.Inference.Tracking;
using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests.Tracking;

/// <summary>The lock starts on the most prominent person and stays with that person among others.</summary>
public sealed class TargetLockTests
{
    private const int Width = 1000;
    private static readonly TimeSpan Now = TimeSpan.FromSeconds(3);
    private static readonly Person Athlete = new(0.8f, new Box(450, 100, 550, 400));
    private static readonly Person Spectator = new(0.9f, new Box(50, 150, 120, 350));

    [Fact]
    public void The_start_takes_the_large_person_in_the_middle() =>
        Assert.Equal(Athlete, TargetLock.Choose(null, [Spectator, Athlete], Width));

    [Fact]
    public void A_larger_spectator_elsewhere_does_not_take_the_lock()
    {
        var held = TargetLock.Update(null, [Athlete], null, Width, Now);
        var giant = new Person(0.99f, new Box(560, 0, 1000, 600));
        var moved = new Person(0.5f, new Box(470, 110, 565, 400));
        Assert.Equal(moved, TargetLock.Choose(held, [giant, moved, Spectator], Width));
    }

    [Fact]
    public void A_box_of_a_quarter_of_the_area_loses_against_a_like_one()
    {
        var held = TargetLock.Update(null, [Athlete], null, Width, Now);
        var part = new Person(0.95f, new Box(450, 100, 550, 200));
        var whole = new Person(0.6f, new Box(480, 100, 600, 400));
        Assert.Equal(whole, TargetLock.Choose(held, [part, whole], Width));
    }

    [Fact]
    public void A_second_without_the_athlete_frees_the_lock_however_many_frames_it_has()
    {
        var seen = TargetLock.Update(null, [Athlete], null, Width, Now);
        var held = seen;
        for (var ms = 4; ms < 1000; ms += 4)
        {
            held = TargetLock.Update(held, [Spectator], null, Width, Now + TimeSpan.FromMilliseconds(ms));
            Assert.Equal(seen, held);
        }

        held = TargetLock.Update(held, [Spectator], null, Width, Now + TimeSpan.FromSeconds(1));
        Assert.Null(held);
        Assert.Equal(Spectator.Box, TargetLock.Update(held, [Spectator], null, Width, Now)!.Box);
    }

    [Fact]
    public void A_body_still_followed_carries_the_lock_while_the_detector_is_blind()
    {
        var held = TargetLock.Update(null, [Athlete], null, Width, Now);
        var body = new Box(460, 110, 540, 390);
        for (var i = 1; i <= 10; i++) held = TargetLock.Update(held, [Spectator], body, Width, i * Now);
        Assert.Equal(new TargetLock(body, Athlete.Box.Area, 10 * Now), held);
    }

    [Fact]
    public void A_body_followed_between_two_searches_keeps_the_lock_and_a_lost_one_does_not()
    {
        var state = TrackState.Start with { Lock = new TargetLock(Athlete.Box, Athlete.Box.Area, Now) };
        var pose = new PoseFrame(1, 2 * Now, 0.9f, Bodies.At(500, 250));
        Assert.Equal(2 * Now, new Observation(pose, RegionOfInterest.Whole(Width, Width), null, false, Width).Join(state).Lock!.Seen);
        Assert.Equal(Now, new Observation(PoseFrame.Empty(1, 2 * Now), null, null, false, Width).Join(state).Lock!.Seen);
    }

    [Fact]
    public void Seeing_the_athlete_again_remembers_when_and_follows_the_size_slowly()
    {
        var later = Now + TimeSpan.FromSeconds(0.9);
        var held = TargetLock.Update(null, [Athlete], null, Width, Now);
        var crouched = new Person(0.8f, new Box(450, 200, 550, 400));
        held = TargetLock.Update(held, [crouched], null, Width, later);
        Assert.Equal(later, held!.Seen);
        Assert.Equal((0.9f * 30000) + (0.1f * 20000), held.Area, 0);
    }
}
