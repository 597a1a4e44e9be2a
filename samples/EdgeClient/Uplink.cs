using Aikynetix.Grpc.Calls;
using Aikynetix.Grpc.Client;
using Aikynetix.Grpc.Wire;
using Aikynetix.Protos.Ingest.V1;
using Aikynetix.Protos.Live.V1;

namespace Aikynetix.EdgeClient;

/// <summary>Keeps one capture going over as many connections as it takes.</summary>
internal sealed class Uplink(EdgeSettings settings, Outbox outbox, TimeProvider time)
{
    private static readonly RpcMethod<StreamRequest, StreamReply> Stream = new(IngestReflection.Descriptor.Services[0].FindMethodByName("Stream"));
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private string _resumeToken = "";
    private IReadOnlyList<string> _names = [];

    /// <summary>Sends until the camera has no more and the server has ended the session.</summary>
    /// <exception cref="RpcException">The server refuses, and trying again does not help.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var channel = new GrpcChannel(settings.Server);
        while (true)
        {
            try
            {
                if (await ConnectAsync(channel, cancellationToken)) return;
                Console.WriteLine("the server closed the connection; resuming");
            }
            catch (RpcException lost) when (lost.Code is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.Internal or StatusCode.Unknown)
            {
                Console.WriteLine($"{lost.Message} Trying again …");
            }
            catch (RpcException gone) when (gone.Code == StatusCode.NotFound && _resumeToken.Length > 0)
            {
                Console.WriteLine("the capture has ended meanwhile; beginning a new one");
                _resumeToken = "";
                outbox.Renumber();
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task<bool> ConnectAsync(GrpcChannel channel, CancellationToken cancellationToken)
    {
        var headers = new Metadata { { "authorization", "Bearer " + settings.Key } };
        await using var call = channel.Start(Stream, new CallSettings(Headers: headers), cancellationToken);
        var start = new Start { Stream = settings.Stream, Codec = Codec.H264, ExerciseName = settings.Exercise, UserId = settings.User, ResumeToken = _resumeToken };
        await call.WriteAsync(new StreamRequest { Start = start }, cancellationToken);
        if (await call.NextAsync(cancellationToken) is not { Started: { } started }) return false;
        (_resumeToken, _names) = (started.ResumeToken, started.AngleNames);
        outbox.Acknowledge(started.LastSequence);
        Console.WriteLine($"session {started.SessionId}, from unit {started.LastSequence + 1}");

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = SendAsync(call, started.LastSequence, over.Token);
        try
        {
            while (await call.NextAsync(cancellationToken) is { } reply)
            {
                if (Hear(reply)) return true;
            }

            return false;
        }
        finally
        {
            await over.CancelAsync();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendAsync(ClientCall<StreamRequest, StreamReply> call, ulong last, CancellationToken cancellationToken)
    {
        while (await outbox.NextAsync(last, cancellationToken) is { } unit)
        {
            await call.WriteAsync(new StreamRequest { Unit = unit }, cancellationToken);
            last = unit.Sequence;
        }

        await call.WriteAsync(new StreamRequest { End = new End() }, cancellationToken);
        call.Complete();
    }

    private bool Hear(StreamReply reply)
    {
        switch (reply.MessageCase)
        {
            case StreamReply.MessageOneofCase.Acknowledged:
                outbox.Acknowledge(reply.Acknowledged.LastSequence);
                break;
            case StreamReply.MessageOneofCase.Frame:
                Console.WriteLine(Line(reply.Frame));
                break;
            case StreamReply.MessageOneofCase.Cue:
                Console.WriteLine($"        {reply.Cue.Text}");
                break;
            case StreamReply.MessageOneofCase.Ended:
                Console.WriteLine($"ended: {reply.Ended.Ledger.Analyzed} of {reply.Ended.Ledger.Received} pictures were analyzed");
                return true;
        }

        return false;
    }

    private string Line(AngleFrame frame)
    {
        string Angle(string name)
        {
            var index = _names.ToList().IndexOf(name);
            return index >= 0 && frame.Angles[index].HasDegrees ? $"{frame.Angles[index].Degrees,4:0}°" : "   –";
        }

        var latency = frame.Latency;
        var server = (latency.AssemblingUs + latency.DecodingUs + latency.InferringUs + latency.PublishingUs) / 1000.0;
        var glass = latency.HasGlassUs ? $"{latency.GlassUs / 1000.0:0} ms from the camera" : "";
        return FormattableString.Invariant(
            $"{frame.Pose.TimeUs / 1e6,7:0.00} s  knee {Angle("kne_angle")}  hip {Angle("hip_angle")}  shoulder {Angle("sho_angle")}  repetitions {frame.State.Repetitions}  {server:0} ms in the server  {glass}");
    }
}
