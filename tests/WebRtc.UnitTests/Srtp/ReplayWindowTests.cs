using Aikynetix.WebRtc.Srtp;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.WebRtc.UnitTests.Srtp;

/// <summary>The window agrees with a plain set of all numbers that were seen.</summary>
public sealed class ReplayWindowTests
{
    [Fact]
    public void It_remembers_as_a_set_would_and_forgets_only_what_is_old() =>
        Prop.ForAll(
            Gen.OneOf(Gen.Choose(-40, 40), Gen.Choose(-2000, 2000), Gen.Choose(0, 60)).ListOf(500).ToArbitrary(),
            steps =>
            {
                var window = new ReplayWindow();
                var seen = new HashSet<long>();
                long at = 100_000;
                foreach (var step in steps)
                {
                    at = Math.Max(0, at + step);
                    var newest = seen.Count == 0 ? at : seen.Max();
                    var expected = at > newest || (!seen.Contains(at) && newest - at < ReplayWindow.Size);
                    if (window.IsFresh((ulong)at) != expected) return false;
                    if (!expected) continue;
                    window.Add((ulong)at);
                    seen.Add(at);
                }

                return window.Newest == (ulong)seen.Max();
            }).QuickCheckThrowOnFailure();
}
