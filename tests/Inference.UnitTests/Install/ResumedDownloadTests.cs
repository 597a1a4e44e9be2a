using Microsoft.AspNetCore.Http;

namespace Aikynetix.Inference.UnitTests.Install;

/// <summary>What has arrived of a download is continued with nothing but its own rest, and lost to nothing less than another version.</summary>
public sealed class ResumedDownloadTests : PullTest
{
    private readonly byte[] _content = Random(300_000);

    [Fact]
    public async Task A_server_without_ranges_sends_all_of_it_again()
    {
        await using var server = await ModelServer.StartAsync(_content);
        server.Next(server.CutAfter(100_000));
        server.Next(context =>
        {
            context.Response.Headers.ETag = server.Tag;
            context.Response.ContentLength = _content.Length;
            return server.SendAsync(context, _content);
        });
        await PullAsync(Installer(server), server, Entry(_content));
        Assert.Equal(["", "bytes=100000-"], server.Requests);
    }

    [Fact]
    public async Task A_server_that_names_no_version_is_not_asked_for_a_rest()
    {
        await using var server = await ModelServer.StartAsync(_content);
        server.Tag = null;
        server.Next(server.CutAfter(100_000));
        await PullAsync(Installer(server), server, Entry(_content));
        Assert.Equal(["", ""], server.Requests);
    }

    [Theory]
    [InlineData(true, true, 300_000)]
    [InlineData(false, true, 300_000)]
    [InlineData(false, false, 300_000)]
    [InlineData(false, false, 310_000)]
    public async Task A_file_that_changed_between_two_tries_is_taken_whole(bool honoursIfRange, bool tells, int oldLength)
    {
        await using var server = await ModelServer.StartAsync(Random(oldLength, 9));
        var waits = 0;
        server.Next(server.CutAfter(100_000));
        server.Next(context =>
        {
            waits = Time.Waits.Count;
            (server.Content, server.Tag) = (_content, tells ? "\"two\"" : server.Tag);
            return server.ServeAsync(context, honoursIfRange);
        });
        await PullAsync(Installer(server), server, Entry(_content, knowsLength: oldLength == 300_000));
        Assert.Equal(honoursIfRange ? ["", "bytes=100000-"] : ["", "bytes=100000-", ""], server.Requests);
        // A version or a length that differs is seen before its content is taken; without them only the hash can tell.
        Assert.Equal(honoursIfRange ? [100_000, 300_000] : [100_000, 200_000, 300_000], server.Sent);
        Assert.Equal(!honoursIfRange && (tells || oldLength != 300_000), Time.Waits.Count > waits);
    }

    [Theory]
    [InlineData(true, 300_000)]
    [InlineData(false, 300_000)]
    [InlineData(false, 0)]
    public async Task A_page_in_the_place_of_the_rest_costs_nothing_of_what_has_arrived(bool saysHowLong, int length)
    {
        await using var server = await ModelServer.StartAsync(_content);
        await LeaveHalfAsync(server);
        server.Next(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            if (saysHowLong) context.Response.ContentLength = 6;
            return context.Response.WriteAsync("<html>", context.RequestAborted);
        });
        var entry = Entry(_content, knowsLength: length > 0);
        Assert.Contains("web page", await RefusalAsync(Installer(server), server, entry), StringComparison.Ordinal);
        await PullAsync(Installer(server), server, entry);
        Assert.Equal(["bytes=100000-", "bytes=100000-"], server.Requests);
        Assert.Equal([200_000], server.Sent);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(2_000_000_000)]
    public async Task Another_length_in_the_place_of_the_rest_costs_nothing_of_what_has_arrived(int announced)
    {
        await using var server = await ModelServer.StartAsync(_content);
        await LeaveHalfAsync(server);
        server.Next(context =>
        {
            context.Response.ContentLength = announced;
            return context.Response.StartAsync(context.RequestAborted);
        });
        Assert.Contains("another file", await RefusalAsync(Installer(server), server, Entry(_content)), StringComparison.Ordinal);
        await PullAsync(Installer(server), server, Entry(_content));
        Assert.Equal([200_000], server.Sent);
    }

    [Fact]
    public async Task What_cannot_be_continued_is_not_promised_to_be()
    {
        await using var server = await ModelServer.StartAsync(_content);
        server.Tag = null;
        for (var i = 0; i < 6; i++) server.Next(server.CutAfter(50_000));
        Assert.DoesNotContain("goes on from there", await RefusalAsync(Installer(server), server, Entry(_content)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_mixes_versions_for_ever_is_given_up()
    {
        await using var server = await ModelServer.StartAsync(Random(300_000, 9));
        for (var i = 0; i < 20; i++)
        {
            server.Next(server.CutAfter(100_000));
            server.Next(context => server.ServeAsync(context, honoursIfRange: false));
        }

        Assert.Contains("sha256", await RefusalAsync(Installer(server), server, Entry(_content)), StringComparison.Ordinal);
        Assert.Equal(4, server.Requests.Count);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Another_part_than_the_one_asked_for_is_not_taken()
    {
        await using var server = await ModelServer.StartAsync(_content);
        server.Next(server.CutAfter(100_000));
        server.Next(context =>
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = "bytes 5-299999/300000";
            return server.SendAsync(context, _content.AsMemory(5));
        });
        await PullAsync(Installer(server), server, Entry(_content));
        Assert.Equal(["", "bytes=100000-", ""], server.Requests);
    }

    [Theory]
    [InlineData(299_999)]
    [InlineData(300_000)]
    [InlineData(300_001)]
    [InlineData(0)]
    public async Task A_part_of_any_length_or_content_left_by_a_crash_ends_right(int length)
    {
        await using var server = await ModelServer.StartAsync(_content);
        await File.WriteAllBytesAsync(At("tiny.onnx.part"), Random(length, 7), Token);
        await NoteAsync(server);
        await PullAsync(Installer(server), server, Entry(_content));
        Assert.InRange(server.Requests.Count, 1, 2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"From\":null}")]
    [InlineData("{\"From\":\"https://elsewhere.example/\",\"Validator\":\"\\u0022one\\u0022\"}")]
    public async Task A_part_of_unknown_origin_is_not_continued(string note)
    {
        await using var server = await ModelServer.StartAsync(_content);
        await File.WriteAllBytesAsync(At("tiny.onnx.part"), _content[..100_000], Token);
        await File.WriteAllTextAsync(At("tiny.onnx.part.json"), note, Token);
        await PullAsync(Installer(server), server, Entry(_content));
        Assert.Equal([""], server.Requests);
    }

    private async Task LeaveHalfAsync(ModelServer server)
    {
        await File.WriteAllBytesAsync(At("tiny.onnx.part"), _content[..100_000], Token);
        await NoteAsync(server);
    }

    private Task NoteAsync(ModelServer server)
    {
        var note = $$"""{"From":"{{new Uri(server.Address, "/tiny.onnx?v=1")}}","Validator":"\u0022one\u0022","Total":300000}""";
        return File.WriteAllTextAsync(At("tiny.onnx.part.json"), note, Token);
    }
}
