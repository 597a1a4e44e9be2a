namespace Aikynetix.Biomechanics.Running;

/// <summary>One step: from the landing of a foot to the landing of the other one.</summary>
/// <param name="Contact">The foot's contact.</param>
/// <param name="Next">Place of the next landing of the other foot, samples; half a stride when the other foot was not seen; NaN when unknown.</param>
/// <param name="NextOwn">Place of the next landing of the same foot, samples; NaN when unknown.</param>
/// <param name="OtherContact">Samples that the other foot then stays; NaN when unknown.</param>
/// <param name="Halved">Whether <paramref name="Next"/> is half a stride for want of a view of the other foot.</param>
internal sealed record RunStep(FootContact Contact, double Next, double NextOwn, double OtherContact, bool Halved)
{
    /// <summary>Share of the stride that a foot of a walker is on the ground, at least.</summary>
    public const double WalkingShare = 0.5;

    // Shares of the stride within which the other foot lands.
    private const double Early = 0.2;
    private const double Late = 0.8;

    // Seconds after a landing beyond which no other one belongs to the same stride.
    private const double Farthest = 30;

    // A stride that takes this many usual ones hides one between; the usual ones are among the shorter, since contacts are rather missed than made up.
    private const double Skipped = 1.5;

    /// <summary>Samples on the ground.</summary>
    public double ContactSamples => Contact.Leaving - Contact.Landing;

    /// <summary>Samples of the stride as far as known: the own one, or twice the step.</summary>
    public double StrideSamples => double.IsNaN(NextOwn) ? 2 * (Next - Contact.Landing) : NextOwn - Contact.Landing;

    /// <summary>Puts contacts together to steps; every contact begins one, also the last whose end is not seen.</summary>
    public static IReadOnlyList<RunStep> Of(IReadOnlyList<FootContact> contacts, double interval)
    {
        var strides = contacts.Select((contact, i) => Own(i) is { } own ? own.Landing - contact.Landing : double.NaN).Where(double.IsFinite).Order().ToArray();
        var single = Array.FindAll(strides, stride => stride < Skipped * strides[strides.Length / 5]);
        var usual = single.Length > 0 ? single[single.Length / 2] : 0.75 / interval;
        var both = contacts.DistinctBy(contact => contact.Side).Count() == 2;
        return [.. contacts.Select(Step)];

        FootContact? Own(int i) => First(i, contact => contact.Side == contacts[i].Side);

        FootContact? First(int i, Func<FootContact, bool> suits)
        {
            for (var k = i + 1; k < contacts.Count && !(contacts[k].Landing - contacts[i].Landing > Farthest / interval); k++)
            {
                if (suits(contacts[k])) return contacts[k];
            }

            return null;
        }

        RunStep Step(FootContact contact, int i)
        {
            var own = Own(i) is { } next && next.Landing - contact.Landing < Skipped * usual ? next.Landing : double.NaN;
            var other = First(i, candidate => candidate.Side != contact.Side && candidate.Landing - contact.Landing > Early * usual);
            var fits = other is { } found && found.Landing - contact.Landing < Late * usual;
            var landing = fits ? other!.Value.Landing : both ? double.NaN : (contact.Landing + own) / 2;
            return new RunStep(contact, landing, own, fits ? other!.Value.Leaving - other.Value.Landing : double.NaN, !both);
        }
    }
}
