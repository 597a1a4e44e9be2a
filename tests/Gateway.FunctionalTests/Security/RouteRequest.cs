using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.Security;

/// <summary>One request, written byte by byte so that no client tidies it, and what every answer must hold: no hang, no inside, no undocumented failure.</summary>
internal sealed partial record RouteRequest(string Method, string Path)
{
    // Longer than any wait that a request may ask for without saying so.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public byte[] Body { get; init; } = [];

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Sends it as the admin and answers the status; 0 for a line that was closed without an answer, as on a request that is none.</summary>
    /// <param name="host">Whom.</param>
    /// <param name="unsaid">What must not stand in the answer, beside all that never may.</param>
    public async Task<int> SendAsync(GatewayHost host, params string[] unsaid)
    {
        var head = new StringBuilder($"{Method} {Path} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nConnection: close\r\nAPI-KEY: {GatewayHost.AdminKey}\r\n");
        if (Body.Length > 0) head.Append(null, $"Content-Length: {Body.Length}\r\n");
        foreach (var (name, value) in Headers) head.Append(null, $"{name}: {value}\r\n");
        var watch = Stopwatch.StartNew();
        await using var raw = await RawHttp.ConnectAsync(host.Address);
        string answer;
        try
        {
            await raw.SendAsync([.. Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), .. Body]);
            answer = await raw.ReadToEndAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            return 0;
        }

        if (answer.Length == 0) return 0;
        var what = $"{Method} {Path[..Math.Min(Path.Length, 200)]}";
        Assert.True(Status().Match(answer) is { Success: true }, $"{what}: {answer[..Math.Min(answer.Length, 200)]}");
        var status = int.Parse(Status().Match(answer).Groups[1].Value, null);
        var told = answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        Assert.True(watch.Elapsed < Patience, $"{what} took {watch.Elapsed}");
        foreach (var secret in unsaid.Append(host.Data).Append("   at ").Append("Exception").Append(".cs:line").Append("Aikynetix."))
            Assert.False(status >= 400 && told.Contains(secret, StringComparison.Ordinal), $"{what} tells '{secret}': {told}");
        if (status >= 500) AssertDocumented(what, status, told);
        return status;
    }

    private static void AssertDocumented(string what, int status, string told)
    {
        Assert.True(status != 500, $"{what}: {told}");
        var code = Code().Match(told).Groups[1].Value;
        Assert.True(ErrorCodes.All.TryGetValue(code, out var known) && known.Status == status, $"{what}: {status} {told}");
    }

    [GeneratedRegex("^HTTP/1.1 ([0-9]{3}) ")]
    private static partial Regex Status();

    [GeneratedRegex("\"error_code\":\"([a-z0-9-]+)\"")]
    private static partial Regex Code();
}
