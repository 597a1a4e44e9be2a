using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Running;

namespace Aikynetix.Biomechanics.UnitTests.Running;

/// <summary>How contacts become steps and strides.</summary>
public sealed class RunStepTests
{
    private const double Interval = 0.01;

    [Fact]
    public void A_stride_in_which_a_contact_was_missed_is_no_stride()
    {
        // Every 0.7 s a left contact, of which most are missed, and between them right ones.
        int[] seen = [0, 1, 3, 5, 7, 9];
        FootContact[] contacts =
        [
            .. seen.Select(k => Contact(BodySide.Left, 70 * k)).Concat(Enumerable.Range(0, 10).Where(k => k % 3 != 1).Select(k => Contact(BodySide.Right, 35 + (70 * k))))
                .OrderBy(contact => contact.Landing),
        ];

        var steps = RunStep.Of(contacts, Interval);

        Assert.All(steps.Where(step => double.IsFinite(step.NextOwn)), step => Assert.Equal(70, step.NextOwn - step.Contact.Landing));
        Assert.Contains(steps, step => double.IsFinite(step.NextOwn));
    }

    private static FootContact Contact(BodySide side, double landing) => new(side, landing, landing + 25, 1000);
}
