using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Work;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Sessions.UnitTests.Work;

/// <summary>Whatever workers do and in whatever order, an analysis has one live claim at most and one end at most.</summary>
public sealed class ClaimPropertyTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private enum Step
    {
        Create,
        Claim,
        Renew,
        Release,
        Complete,
        Fail,
        Wait,
        WaitLong,
        Restart,
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Random_interleavings_keep_the_invariants() => Prop.ForAll(
        Gen.Elements(Enum.GetValues<Step>()).SelectMany(step => Gen.Choose(0, 99).Select(pick => (step, pick))).ListOf(40).ToArbitrary(),
        steps => Task.Run(() => RunAsync([.. steps]), Cancel).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private static async Task RunAsync(IReadOnlyList<(Step Step, int Pick)> steps)
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTime();
        var server = await Server.StartAsync(folder, time);
        try
        {
            var claims = new List<AnalysisClaim>();
            foreach (var (step, pick) in steps)
            {
                var claim = claims.Count == 0 ? null : claims[pick % claims.Count];
                switch (step)
                {
                    case Step.Create:
                        await server.Sessions.CreateAsync(Server.Draft(), Cancel);
                        break;
                    case Step.Claim:
                        // Two at once: they must not both get the same session.
                        var pair = await Task.WhenAll(server.Queue.TryClaimAsync(Cancel), server.Queue.TryClaimAsync(Cancel));
                        claims.AddRange(pair.OfType<AnalysisClaim>());
                        break;
                    case Step.Wait or Step.WaitLong:
                        time.Advance(step == Step.Wait ? Lease / 3 : Lease);
                        break;
                    case Step.Restart:
                        await server.DisposeAsync();
                        server = await Server.StartAsync(folder, time);
                        break;
                    case var act when claim is not null:
                        await ActAsync(server.Queue, act, claim);
                        break;
                }
            }

            foreach (var view in (await server.Sessions.ListAsync(new SessionQuery(), Cancel)).Sessions) Judge(await server.FactsAsync(view.Id));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task ActAsync(AnalysisQueue queue, Step act, AnalysisClaim claim)
    {
        try
        {
            switch (act)
            {
                case Step.Renew:
                    await queue.RenewAsync(claim, Cancel);
                    break;
                case Step.Release:
                    await queue.ReleaseAsync(claim, Cancel);
                    break;
                case Step.Complete:
                    await queue.CompleteAsync(claim, Server.Outcome(claim), Cancel);
                    break;
                case Step.Fail:
                    await queue.FailAsync(claim, "no-person", "Nobody was seen.", Cancel);
                    break;
            }
        }
        catch (ClaimLostException)
        {
        }
    }

    private static void Judge(IReadOnlyList<IFact> facts)
    {
        (int Claim, string Process)? live = null;
        var (ended, lost) = (0, 0);
        foreach (var fact in facts)
        {
            Assert.Equal(0, ended);
            switch (fact)
            {
                case AnalysisClaimed taken:
                    Assert.True(taken.Claim > (live?.Claim ?? 0), "claims count upwards");
                    if (live is not null) lost++;
                    live = (taken.Claim, taken.Process);
                    break;
                case AnalysisRenewed renewed:
                    Assert.Equal(live?.Claim, renewed.Claim);
                    break;
                case AnalysisReleased released:
                    Assert.Equal(live?.Claim, released.Claim);
                    live = null;
                    break;
                case AnalysisCompleted done:
                    Assert.Equal(live?.Claim, done.Claim);
                    Assert.Equal(FramesOf(facts, done), done.FramesStream);
                    ended++;
                    break;
                case AnalysisFailed failed:
                    Assert.Equal(live?.Claim, failed.Claim);
                    ended++;
                    break;
            }
        }

        Assert.InRange(lost, 0, 2);
        Assert.Contains(facts, fact => fact is SessionCreated);
    }

    private static string FramesOf(IReadOnlyList<IFact> facts, AnalysisCompleted done) =>
        done.FramesStream[..done.FramesStream.LastIndexOf('-')] + "-" + facts.OfType<AnalysisClaimed>().Last().Claim;
}
