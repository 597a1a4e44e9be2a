using System.Text;
using Aikynetix.WebRtc.Sdp;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.WebRtc.UnitTests.Sdp;

/// <summary>Whatever is sent as an offer, it is answered or turned away: nothing else comes out, and no line is smuggled into an answer.</summary>
public sealed class HostileOfferTests
{
    private static readonly string[] Known = ["a=", "m=", "v=", "t=", "o=", "s=", "c="];

    [Fact]
    public void A_mutated_offer_is_answered_or_rejected() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Is_answered_or_rejected).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_mutated_fragment_is_read_or_rejected() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            try
            {
                var fragment = SdpFragment.Parse(Mutate(OfferFiles.Fragment(OfferFiles.Accept(OfferFiles.Offer("chromium-vp8"))), new Random(seed)));
                return fragment.Ice is not null || fragment.Candidates > 0 || fragment.IsLast;
            }
            catch (OfferRejectedException refusal)
            {
                return refusal.Problem == OfferProblem.Malformed;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static bool Is_answered_or_rejected(int seed)
    {
        var random = new Random(seed);
        var names = OfferFiles.Names.ToList();
        try
        {
            var media = OfferFiles.Accept(Mutate(OfferFiles.Offer(names[random.Next(names.Count)]), random));
            var answer = OfferFiles.Answer(media);
            return media.Payloads.Count > 0 && answer.TrimEnd().Split("\r\n").All(line => Known.Any(start => line.StartsWith(start, StringComparison.Ordinal)) && !line.Any(char.IsControl));
        }
        catch (OfferRejectedException refusal)
        {
            return refusal.Problem is OfferProblem.Malformed or OfferProblem.Unacceptable && refusal.Message.EndsWith('.');
        }
    }

    private static string Mutate(string text, Random random)
    {
        var lines = text.Split("\r\n").ToList();
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(lines.Count);
            var line = new StringBuilder(lines[at]);
            var spot = random.Next(line.Length + 1);
            switch (random.Next(8))
            {
                case 0: lines.RemoveAt(at); break;
                case 1: lines.Insert(at, lines[random.Next(lines.Count)]); break;
                case 2: lines[at] = line.Insert(spot, (char)random.Next(1, 0x3000)).ToString(); break;
                case 3: lines[at] = line.ToString(0, spot); break;
                case 4: lines[at] = line.Insert(spot, new string((char)random.Next(' ', 127), random.Next(1, 300))).ToString(); break;
                case 5: lines[at] = line.Insert(spot, random.NextInt64()).ToString(); break;
                case 6 when line.Length > 0: lines[at] = line.Remove(random.Next(line.Length), 1).ToString(); break;
                default: (lines[at], lines[^1]) = (lines[^1], lines[at]); break;
            }
            if (lines.Count == 0) lines.Add("v=0");
        }
        return string.Join(random.Next(2) == 0 ? "\r\n" : "\n", lines);
    }
}
