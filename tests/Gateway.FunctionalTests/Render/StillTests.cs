using System.Net;
using Aikynetix.Biomechanics;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Render;
using Aikynetix.Gateway.Videos;
using Aikynetix.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Render;

/// <summary>Pictures of phases and for lists are drawn when first asked for, once, and kept.</summary>
public sealed class StillTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_thumbnail_is_drawn_once_for_all_who_ask_at_once()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await AnalyzedVideoTests.FinishedAsync(host);
        var pictures = await Task.WhenAll(Enumerable.Range(0, 32).Select(async _ =>
        {
            using var response = await host.GetAsync($"/videos/{id}/thumbnail/");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("image/jpeg", response.Content.Headers.ContentType?.MediaType);
            return await response.Content.ReadAsByteArrayAsync(Token);
        }));
        Assert.Equal([0xFF, 0xD8, 0xFF], pictures[0][..3]);
        Assert.InRange(pictures[0].Length, 500, 30_000);
        Assert.All(pictures, picture => Assert.Equal(pictures[0], picture));
        Assert.Single(host.Blobs(), blob => blob.EndsWith($"renders/{id}-1-thumbnail.jpg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_open_pictures_without_a_key()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await AnalyzedVideoTests.FinishedAsync(host);
        var session = (await host.Services.GetRequiredService<SessionJournal>().FindAsync(id, Token))!;
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = (host.Address.Scheme, new HostString(host.Address.Authority));
        using var bare = new HttpClient();
        foreach (var link in new[]
        {
            host.Services.GetRequiredService<ThumbnailLinks>().Url(request, session)!,
            host.Services.GetRequiredService<PhaseLinks>().Url(request, session, "start_of_lifting"),
            host.Services.GetRequiredService<PhaseLinks>().Url(request, session, "first_pull"),
        })
        {
            Assert.Equal([0xFF, 0xD8, 0xFF], (await bare.GetByteArrayAsync(new Uri(link), Token))[..3]);
            using var other = await bare.GetAsync(new Uri(link.Replace(id, new string('0', 32), StringComparison.Ordinal)), Token);
            await other.IsErrorAsync(HttpStatusCode.Forbidden, "link-invalid");
        }
    }

    [Theory]
    [InlineData("no_such_phase")]
    [InlineData("lift_9-catch_end")]
    [InlineData("..%2f..%2fvideos")]
    [InlineData("First_Pull")]
    public async Task What_is_no_phase_is_404_and_leaves_nothing(string phase)
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await AnalyzedVideoTests.FinishedAsync(host);
        using var response = await host.GetAsync($"/videos/{id}/phases/{phase}/");
        await response.IsErrorAsync(HttpStatusCode.NotFound, "phase-not-found");
        Assert.DoesNotContain(host.Blobs(), blob => blob.Contains("renders", StringComparison.Ordinal));
    }

    [Fact]
    public void A_moment_is_that_of_the_mark_or_the_middle_of_the_phase()
    {
        var first = Jump("jump_1", 1, 2, 1.4);
        var second = Jump("jump_2", 3, 4, 3.4);
        var analysis = new MotionAnalysis
        {
            Activity = "Jumping",
            Exercise = "Countermovement Jump",
            Timestamps = [0, 5],
            Angles = new Dictionary<string, double[]>(),
            ReportMetrics = new Dictionary<string, double[]>(),
            Keypoints = new Dictionary<string, double[]>(),
            KeypointUnit = "px",
            Metrics = second.Metrics,
            Phases = second.Phases,
            Segments = [first, second],
            MainSegment = "jump_2",
            Quality = new QualityReport
            {
                FramesPerSecond = 30,
                VariableFrameRate = false,
                View = "front",
                ScaleSource = "none",
                BarSource = "none",
                Metrics = new Dictionary<string, MetricQuality>(),
                Warnings = [],
            },
        };
        Assert.Equal(3.4, PhaseMoments.Of(analysis, "takeoff"));
        Assert.Equal(1.4, PhaseMoments.Of(analysis, "jump_1-takeoff"));
        Assert.Equal(3.5, PhaseMoments.Of(analysis, "flying"));
        Assert.Equal(3.5, PhaseMoments.OfWhole(analysis));
        Assert.True(double.IsNaN(PhaseMoments.Of(analysis, "jump_height")), "a height is no moment");
        Assert.True(double.IsNaN(PhaseMoments.Of(analysis, "jump_3-takeoff")));
    }

    private static MovementSegment Jump(string name, double start, double end, double takeoff) => new()
    {
        Name = name,
        Start = start,
        End = end,
        Metrics = new Dictionary<string, double> { ["takeoff"] = takeoff, ["jump_height"] = 0.3 },
        Quality = new Dictionary<string, MetricQuality>(),
        Phases = [new MotionPhase("flying", start, end)],
    };
}
