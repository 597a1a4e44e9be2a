using System.Net;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Threads;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Threads;

/// <summary>Threads over a real socket: asked once, answered by the rule-book in every language, found again, told in the reports, kept over a restart.</summary>
public sealed class ThreadTests
{
    private static readonly string[] Metrics =
    [
        "bar_height", "barbell_trajectory", "barbell_velocity", "ground_reaction_force", "hip_angle", "hip_height", "hip_velocity", "knee_angle",
        "power_output", "shin_angle", "torso_angle", "vertical_shoulder_height",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recommendations_and_summary_are_asked_once_answered_and_told_in_the_reports()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.LiftAsync();
        var path = $"/weightlifting/sessions/{id}";
        var threads = await host.AskAsync($"{path}/recommendation/?measurement_system=imperial&lang=de");
        Assert.Equal(Metrics, threads.Keys.Order());
        Assert.All(threads.Values, thread => Assert.Matches("^thread_[0-9A-Za-z]{24}$", thread));
        Assert.Equal(threads, await host.AskAsync($"{path}/recommendation/?measurement_system=imperial&lang=de"));
        Assert.Empty(threads.Values.Intersect((await host.AskAsync($"{path}/recommendation/?measurement_system=metric&lang=de")).Values));

        var ended = await host.EndAsync(threads["barbell_velocity"]);
        Assert.Equal(("completed", "rules", "de", "imperial", id, "barbell_velocity", 1), (
            ended.GetProperty("status").GetString(), ended.GetProperty("author").GetString(), ended.GetProperty("language").GetString(),
            ended.GetProperty("measurement_system").GetString(), ended.GetProperty("session_id").GetString(), ended.GetProperty("topic").GetString(),
            ended.GetProperty("analysis_version").GetInt32()));
        Assert.Contains("ft/s", ended.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Die größte Geschwindigkeit entscheidet", ended.GetProperty("text").GetString(), StringComparison.Ordinal);
        foreach (var thread in threads.Values) await host.EndAsync(thread);
        Assert.Equal(threads, await host.AskAsync($"{path}/recommendation/?measurement_system=imperial&lang=de"));

        var comments = (await host.ReadAsync($"{path}/lift-analysis/?lang=de&measurement_system=imperial")).GetProperty("comments");
        Assert.Equal(Metrics, comments.EnumerateObject().Select(comment => comment.Name).Order());
        Assert.Equal(ended.GetProperty("text").GetString(), comments.GetProperty("barbell_velocity").GetString());
        Assert.Empty((await host.ReadAsync($"{path}/lift-analysis/?lang=ru")).GetProperty("comments").EnumerateObject());

        var parts = await host.AskAsync($"{path}/summary/");
        Assert.Equal(["final_summary", "power", "stability", "velocity"], parts.Keys.Order());
        foreach (var thread in parts.Values) await host.EndAsync(thread);
        var summary = await host.ReadAsync($"{path}/summary/");
        Assert.Equal(parts.Keys.Order(), summary.GetProperty("summary_text").EnumerateObject().Select(part => part.Name).Order());
        Assert.False((await host.ReadAsync($"{path}/summary/?lang=ru")).TryGetProperty("summary_text", out _));
    }

    [Fact]
    public async Task A_thread_is_shown_to_those_who_may_see_its_session_and_no_other_name_is_one()
    {
        await using var host = await GatewayHost.StartAsync("--Demo:Enabled=true");
        var id = await host.LiftAsync();
        var thread = (await host.AskAsync($"/weightlifting/sessions/{id}/summary/"))["velocity"];
        using var stranger = await host.ClientAsync(AccountRole.User, "stranger");
        var sessions = host.Services.GetRequiredService<SessionJournal>();
        while (await sessions.FindAsync(DemoSessions.Id("Weightlifting"), Token) is null) await Task.Yield();
        using var demo = await stranger.GetAsync(new Uri($"/threads/{thread}/?demo=true", UriKind.Relative), Token);
        await demo.IsErrorAsync(HttpStatusCode.NotFound, "thread-not-found");
        using var refused = await stranger.GetAsync(new Uri($"/threads/{thread}/", UriKind.Relative), Token);
        await refused.IsErrorAsync(HttpStatusCode.Forbidden, "not-your-session");
        foreach (var name in new[] { "thread_000000000000000000000000", "thread_x", "..%2f..%2fetc", "session-" + id })
        {
            using var none = await host.GetAsync($"/threads/{name}/");
            await none.IsErrorAsync(HttpStatusCode.NotFound, "thread-not-found");
        }
    }

    [Fact]
    public async Task A_thread_that_was_asked_for_before_a_restart_is_answered_after_it()
    {
        using var folder = new TemporaryFolder();
        string thread;
        await using (var host = await GatewayHost.StartAsync(folder.Path, null))
        {
            var id = await host.LiftAsync();
            thread = (await host.AskAsync($"/weightlifting/sessions/{id}/summary/"))["final_summary"];
        }

        await using var again = await GatewayHost.StartAsync(folder.Path, null);
        Assert.Equal("completed", (await again.EndAsync(thread)).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("jumping", "hip_height hip_speed grf power kne_angle ank_angle hip_angle", "jump_flight jump_forces control_and_stability efficiency final_summary")]
    [InlineData("running", "speed pace cadence step_time stride_time contact_time flight_time duty_factor step_length stride_length vertical_oscillation contact_angle push_angle foot_strike_angle trunk_lean knee_flexion_midstance overstride power power_for_1kg rbalance", "rhythm foot_contact posture efficiency final_summary")]
    [InlineData("mobility-assessment", "depth trunk_shin_difference trunk_lean knee_angle ankle_dorsiflexion heel_rise arm_flexion elbow_angle dowel_offset descent_speed_cv bar_sway", "lower_body upper_body posture control final_summary")]
    public async Task The_other_activities_have_topics_of_their_own(string activity, string metrics, string parts)
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Film = activity switch { "jumping" => ScriptedMove.Jumps(), "running" => ScriptedMove.Run(), _ => ScriptedMove.Squats() };
        (string, string) field = activity switch { "jumping" => ("exercise", "Countermovement Jump"), "running" => ("speed", "3"), _ => ("exercise_name", "Overhead Squat") };
        var id = await host.UploadToAsync(activity, await ScriptedMove.ClipAsync(host.Lifter.Film), field);
        await host.FinishAsync(id);
        var asked = await host.AskAsync($"/{activity}/sessions/{id}/recommendation/");
        Assert.Equal(metrics.Split(' '), asked.Keys);
        Assert.Equal(parts.Split(' '), (await host.AskAsync($"/{activity}/sessions/{id}/summary/")).Keys);
        foreach (var thread in asked.Values) Assert.NotEmpty((await host.EndAsync(thread)).GetProperty("text").GetString()!);
    }

    [Fact]
    public void Names_of_threads_tell_every_question_apart()
    {
        string[] names =
        [
            .. from session in (string[])["a", "b"] from version in (int[])[1, 2] from topic in (string[])["power", "velocity"]
               from language in (string[])["en", "ru"] from system in (string[])["metric", "imperial"]
               select ThreadId.Of(session, version, topic, new TextChoice(language, system)),
        ];
        Assert.Equal(32, names.Distinct().Count());
        Assert.All(names, name => Assert.True(ThreadId.IsValid(name)));
    }

    [Fact]
    public async Task What_a_day_may_cost_is_counted_over_restarts_and_no_race_spends_more()
    {
        using var folder = new TemporaryFolder();
        await using (var host = await GatewayHost.StartAsync(folder.Path, null))
        {
            var ledger = host.Services.GetRequiredService<TokenLedger>();
            var kept = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ledger.TryReserveAsync(100, 1000, Token)));
            Assert.Equal(10, kept.Count(reserve => reserve is not null));
            await ledger.SettleAsync(kept.First(reserve => reserve is not null)!, 30, Token);
        }

        await using var again = await GatewayHost.StartAsync(folder.Path, null);
        var after = again.Services.GetRequiredService<TokenLedger>();
        Assert.Equal(930, await after.SpentAsync(Token));
        Assert.Null(await after.TryReserveAsync(71, 1000, Token));
        Assert.NotNull(await after.TryReserveAsync(70, 1000, Token));
        again.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await after.SpentAsync(Token));
    }
}
