using System.Net;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Sessions;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Gateway.FunctionalTests.Sessions;

/// <summary>The runs of a user add up.</summary>
public sealed class RunTotalTests
{
    private const string Route = "/running/sessions/metrics/total/";

    [Fact]
    public void What_is_known_is_added_and_averages_count_by_time()
    {
        var total = RunTotalBody.Of("walter", [
            Run(("total_distance", 300), ("total_time", 100), ("speed", 3), ("cadence", 160)),
            Run(("total_distance", double.NaN), ("total_time", 300), ("speed", 4)),
            Run(("total_distance", double.NaN), ("total_time", double.NaN), ("speed", 9)),
        ]);
        Assert.Equal(3, total.Sessions);
        Assert.Equal(300, total.TotalDistance);
        Assert.Equal(400, total.TotalTime);
        Assert.Equal(300, total.AverageDistance);
        Assert.Equal(200, total.AverageTime);
        Assert.Equal(3.75, total.AverageMetrics["speed"]);
        Assert.Equal(160, total.AverageMetrics["cadence"]);
        Assert.True(double.IsNaN(total.AverageMetrics["contact_time"]));
        Assert.True(double.IsNaN(RunTotalBody.Of("walter", []).TotalDistance));
    }

    [Fact]
    public async Task Only_completed_runs_of_the_user_count()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Film = ScriptedMove.Run();
        var id = await host.UploadToAsync("running", await ScriptedMove.ClipAsync(host.Lifter.Film), ("speed", "3"));
        await host.FinishAsync(id);
        var run = await host.ReadAsync($"/running/sessions/{id}/");
        var total = await host.ReadAsync($"{Route}?user_id={AccountJournal.DemoUser}");
        Assert.Equal(1, total.GetProperty("sessions").GetInt32());
        Assert.Equal(run.GetProperty("calculated_metrics").GetProperty("total_distance").GetDouble(), total.GetProperty("total_distance").GetDouble(), 6);
        Assert.Equal(run.GetProperty("calculated_metrics").GetProperty("speed").GetProperty("avg").GetDouble(), total.GetProperty("average_metrics").GetProperty("speed").GetDouble(), 6);

        using var walter = await host.ClientAsync(AccountRole.User, "walter");
        using var own = await walter.GetAsync(new Uri(Route, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await own.JsonAsync()).GetProperty("sessions").GetInt32());
        using var others = await walter.GetAsync(new Uri($"{Route}?user_id={AccountJournal.DemoUser}", UriKind.Relative), TestContext.Current.CancellationToken);
        await others.IsErrorAsync(HttpStatusCode.Forbidden, "not-your-user");
        using var nobodys = await host.GetAsync(Route);
        await nobodys.IsErrorAsync(HttpStatusCode.BadRequest, "field-missing");
    }

    private static SessionView Run(params (string Key, double Value)[] summary) => new()
    {
        Id = SessionId.New(),
        Status = SessionStatus.Completed,
        Progress = 1,
        CreatedAt = default,
        HasVideo = true,
        Draft = new SessionDraft("", "Running", "Running", "Run", "walter", "key", "", "", new MovementFacts(), [], "metric"),
        Result = new AnalysisOutcome
        {
            ModelId = "m",
            Width = 1,
            Height = 1,
            Frames = new FrameSeries("s", 0, ""),
            Received = 0,
            Analyzed = 0,
            Dropped = new Dictionary<string, long>(),
            AnalysisBlob = "",
            AnalysisSha256 = "",
            Summary = summary.ToDictionary(one => one.Key, one => one.Value),
        },
    };
}
