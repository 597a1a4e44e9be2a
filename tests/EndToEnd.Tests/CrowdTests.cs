namespace Aikynetix.EndToEnd.Tests;

/// <summary>Many callers at once, and clips that show nobody.</summary>
public sealed class CrowdTests : EndToEndTest
{
    [Fact]
    public async Task Twenty_uploads_at_once_are_all_kept_and_all_end()
    {
        var clip = await EmptyClipAsync(seconds: 0.5);
        using var server = await ServerProcess.StartAsync(Folder, Token);
        var sessions = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => UploadedAsync(server, clip)));
        Assert.Equal(20, sessions.Distinct().Count());
        foreach (var session in sessions)
        {
            var end = await FinishedAsync(server, session);
            Assert.Equal("no-person", end.GetProperty("error_code").GetString());
        }
    }
}
