using System.Globalization;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Ingest;
using Aikynetix.Grpc.Calls;
using Aikynetix.Grpc.Server;
using Aikynetix.Pose;
using Aikynetix.Protos.Ingest.V1;

namespace Aikynetix.Gateway.Rpc;

/// <summary>Where edge devices stream their camera in: <c>aikynetix.ingest.v1.Ingest</c>.</summary>
internal sealed class IngestService(LiveIntake intake, TimeProvider time)
{
    private const string Ingest = "grpc";

    /// <summary>Takes one connection of a device, from Start to End or to the break after which it resumes.</summary>
    /// <exception cref="ApiException">The capture was refused.</exception>
    public async Task StreamAsync(IAsyncEnumerable<StreamRequest> requests, IMessageWriter<StreamReply> replies, ServerCall call)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(call.Ended);
        await using var messages = requests.GetAsyncEnumerator(stop.Token);
        if (!await messages.MoveNextAsync() || messages.Current.MessageCase != StreamRequest.MessageOneofCase.Start)
            throw new ApiException(ErrorCodes.BadRequest, "The first message of a stream must be start.");

        var start = messages.Current.Start;
        var codec = Codec(start.Codec);
        var session = await OpenAsync(start, Caller.Of(call.Http), call.Ended);
        using var connection = new DeviceConnection(session, replies, new DeviceClock(codec, time), resumes: start.ResumeToken.Length > 0);
        await using var replaced = connection.Replaced.Register(stop.Cancel);
        await connection.GreetAsync(call.Ended);
        var telling = connection.TellAsync(call.Ended);
        var breaksOff = true;
        try
        {
            var said = await connection.TakeAsync(messages, call.Ended);
            if (said == DeviceWord.End) await session.EndAsync(LiveEnds.Ended, CancellationToken.None);
            breaksOff = said == DeviceWord.Nothing;
        }
        finally
        {
            // The capture waits for the device; otherwise what was seen until its end is still told.
            if (breaksOff) connection.Dispose();
            await telling;
        }

        if (!breaksOff) await connection.PartAsync(call.Ended);
    }

    private async Task<LiveSession> OpenAsync(Start start, Caller caller, CancellationToken cancellationToken)
    {
        if (start.ResumeToken.Length > 0)
            return intake.Resume(start.ResumeToken, caller) ?? throw new ApiException(ErrorCodes.NotLive, "There is nothing to resume: the capture has ended.");
        return await intake.OpenAsync(LiveRequest.Of(start.Stream, Fields(start)), Ingest, caller, cancellationToken);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(Start start)
    {
        yield return new("user_id", start.UserId);
        yield return new("session_name", start.SessionName);
        yield return new("exercise_name", start.ExerciseName);
        if (start.BarbellMass != 0) yield return new("barbell_mass", start.BarbellMass.ToString("R", CultureInfo.InvariantCulture));
        if (start.PlateDiameter != 0) yield return new("plate_diameter", start.PlateDiameter.ToString("R", CultureInfo.InvariantCulture));
    }

    private static VideoCodec Codec(Codec codec) => codec switch
    {
        Protos.Ingest.V1.Codec.Vp8 => VideoCodec.Vp8,
        Protos.Ingest.V1.Codec.Vp9 => VideoCodec.Vp9,
        Protos.Ingest.V1.Codec.H264 => VideoCodec.H264,
        Protos.Ingest.V1.Codec.Av1 => VideoCodec.Av1,
        Protos.Ingest.V1.Codec.Jpeg => VideoCodec.Jpeg,
        _ => throw new ApiException(ErrorCodes.FieldInvalid, "codec must be VP8, VP9, H264, AV1 or JPEG."),
    };
}
