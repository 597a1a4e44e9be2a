using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>Whatever is killed during a resumable upload, client or server: the file arrives whole, and becomes one session.</summary>
public sealed class ResumableUploadTests : EndToEndTest
{
    private const int Files = 100;
    private const int Lanes = 4;
    private const int Chunk = 96 << 10;

    private readonly SemaphoreSlim _restarting = new(1);
    private readonly int _port = FreePort();
    private ServerProcess? _server;
    private int _clientKills;
    private int _serverKills;

    [Fact]
    public async Task A_hundred_files_survive_a_hundred_kills_of_client_and_server_and_become_a_hundred_sessions()
    {
        Interop.NeedNode();
        var clip = await File.ReadAllBytesAsync(await EmptyClipAsync(0.5), Token);
        var made = new ConcurrentDictionary<string, string>();
        _server = await StartAsync();
        try
        {
            var numbers = Enumerable.Range(0, Files);
            await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = Token }, async (number, _) =>
            {
                var (path, hash) = await FileAsync(clip, number);
                Assert.True(made.TryAdd(await UploadAsync(path, number), hash), "Two files became one session.");
            });

            TestContext.Current.TestOutputHelper?.WriteLine($"{_clientKills} kills of clients, {_serverKills} of the server");
            Assert.InRange(_clientKills + _serverKills, Files, int.MaxValue);
            Assert.Equal(Files, made.Count);
            // A session has its video, so there is no other session.
            var videos = Directory.GetFiles(Path.Combine(Folder, "data", "blobs", "videos"));
            Assert.Equal(Files, videos.Length);
            foreach (var video in videos) Assert.Equal(made[Path.GetFileName(video).Split('-')[0]], await HashAsync(video));
            foreach (var session in made.Keys) await GetAsync(_server, $"/weightlifting/sessions/{session}/");
        }
        finally
        {
            _server.Dispose();
        }
    }

    // Killed wherever the file may be: before the client knows its address, between two parts, within one, when the last byte was taken.
    private async Task<string> UploadAsync(string path, int number)
    {
        var atServer = number % 4 == 3;
        var options = new
        {
            endpoint = $"http://127.0.0.1:{_port}/uploads/",
            key = ServerProcess.Key,
            file = path,
            note = path + ".url",
            chunk = Chunk,
            pause = 15,
            early = number % 3 == 0,
            metadata = new { activity = "weightlifting", filename = Path.GetFileName(path), user_id = "someUserId123", exercise_name = "snatch", session_name = $"File {number}" },
            // Without it a client that is killed before it noted the address begins anew, and the first upload never becomes whole.
            headers = number % 2 == 0 ? new Dictionary<string, string> { ["Idempotency-Key"] = $"file-{number}" } : [],
        };
        for (var kills = 0; kills < (atServer ? 1 : 2); kills++)
        {
            using var client = TusClient.Start(options);
            if (!await client.ReachAsync((Random.Shared.NextDouble() * 1.1) - 0.1, Token)) break;
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(30)), Token);
            if (client.HasExited) break;
            if (atServer)
            {
                await RestartAsync();
                return await client.FinishAsync(Token);
            }

            await client.KillAsync(Token);
            Interlocked.Increment(ref _clientKills);
        }

        using var last = TusClient.Start(options);
        return await last.FinishAsync(Token);
    }

    private async Task RestartAsync()
    {
        await _restarting.WaitAsync(Token);
        try
        {
            await _server!.KillAsync(Token);
            _server.Dispose();
            _serverKills++;
            _server = await StartAsync();
        }
        finally
        {
            _restarting.Release();
        }
    }

    private Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(
        Folder, bundledOnly: true, Token, "--urls", $"http://127.0.0.1:{_port}", "--Listening:GrpcPort=0", "--RateLimit:Burst=100000", "--Tus:MaxOpenPerKey=1000");

    // A clip that is unlike all others: what follows the last box of an MP4 in a box of kind 'free' is no part of the film.
    private async Task<(string Path, string Hash)> FileAsync(byte[] clip, int number)
    {
        var padding = RandomNumberGenerator.GetBytes(300_000 + Random.Shared.Next(900_000));
        var size = BitConverter.GetBytes(IPAddress.HostToNetworkOrder(padding.Length + 8));
        byte[] file = [.. clip, .. size, .. "free"u8, .. padding];
        var path = Path.Combine(Folder, $"file-{number}.mp4");
        await File.WriteAllBytesAsync(path, file, Token);
        return (path, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    private static async Task<string> HashAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, Token));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
