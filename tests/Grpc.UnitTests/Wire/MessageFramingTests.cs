using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Aikynetix.Grpc.UnitTests.Echoes;
using Aikynetix.Grpc.Wire;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;

namespace Aikynetix.Grpc.UnitTests.Wire;

public sealed class MessageFramingTests
{
    private const int Limit = 1 << 16;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Messages_come_back_whatever_the_pieces_and_the_packing() =>
        Prop.ForAll(
            ArbMap.Default.GeneratorFor<byte[]>().ListOf().ToArbitrary(),
            ArbMap.Default.GeneratorFor<bool>().ToArbitrary(),
            Gen.Choose(1, 9).ToArbitrary(),
            (contents, packed, piece) =>
            {
                var messages = contents.Select(data => new EchoMessage { Data = ByteString.CopyFrom(data), Number = data.Length }).ToList();
                var bytes = WriteAsync(messages, packed ? 0 : null).GetAwaiter().GetResult();
                Assert.Equal(messages, ReadAsync(bytes, packed, piece).GetAwaiter().GetResult());
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Garbage_is_refused_by_a_status_and_never_crashes() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<byte[]>().ToArbitrary(), ArbMap.Default.GeneratorFor<bool>().ToArbitrary(), (garbage, packed) =>
        {
            var failure = Record.Exception(() => ReadAsync(garbage, packed, 3).GetAwaiter().GetResult());
            Assert.True(failure is null or RpcException { Code: StatusCode.Internal or StatusCode.ResourceExhausted }, failure?.ToString());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_changed_byte_is_refused_or_read_as_another_message() =>
        Prop.ForAll(Gen.Choose(0, 200).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), ArbMap.Default.GeneratorFor<bool>().ToArbitrary(), (place, change, packed) =>
        {
            var bytes = WriteAsync([new EchoMessage { Text = new string('x', 100), Number = 7 }], packed ? 0 : null).GetAwaiter().GetResult();
            bytes[place % bytes.Length] ^= (byte)change;
            var failure = Record.Exception(() => ReadAsync(bytes, packed, 64).GetAwaiter().GetResult());
            Assert.True(failure is null or RpcException { Code: StatusCode.Internal or StatusCode.ResourceExhausted }, failure?.ToString());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory(Timeout = EchoServer.Patience)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(20)]
    public async Task A_stream_that_ends_in_the_middle_of_a_message_is_INTERNAL(int length)
    {
        var bytes = await WriteAsync([new EchoMessage { Text = new string('x', 100) }], null);
        var failure = await Assert.ThrowsAsync<RpcException>(() => ReadAsync(bytes[..length], packed: false, 7));
        Assert.Equal(StatusCode.Internal, failure.Code);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_length_over_the_limit_is_refused_before_the_message_came()
    {
        var prefix = new byte[5];
        BinaryPrimitives.WriteUInt32BigEndian(prefix.AsSpan(1), Limit + 1);
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(prefix, Token);
        var failure = await Assert.ThrowsAsync<RpcException>(() => Reader(pipe.Reader, packed: false).ReadAsync(Token).AsTask());
        Assert.Equal(StatusCode.ResourceExhausted, failure.Code);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_small_packed_message_that_unpacks_to_too_much_is_RESOURCE_EXHAUSTED()
    {
        var bomb = await WriteAsync([new EchoMessage { Data = ByteString.CopyFrom(new byte[10 * Limit]) }], 0);
        Assert.True(bomb.Length < Limit);
        var failure = await Assert.ThrowsAsync<RpcException>(() => ReadAsync(bomb, packed: true, bomb.Length));
        Assert.Equal(StatusCode.ResourceExhausted, failure.Code);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task A_packed_message_without_a_named_encoding_is_INTERNAL()
    {
        var bytes = await WriteAsync([new EchoMessage { Text = "x" }], 0);
        Assert.Equal(StatusCode.Internal, (await Assert.ThrowsAsync<RpcException>(() => ReadAsync(bytes, packed: false, 100))).Code);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task Small_messages_are_not_packed_where_only_large_ones_shall_be()
    {
        Assert.Equal(0, (await WriteAsync([new EchoMessage { Text = "x" }], 100))[0]);
        Assert.Equal(1, (await WriteAsync([new EchoMessage { Text = new string('x', 200) }], 100))[0]);
    }

    private static MessageReader<EchoMessage> Reader(PipeReader pipe, bool packed) => new(pipe, EchoMessage.Parser, packed, Limit);

    private static async Task<byte[]> WriteAsync(IReadOnlyList<EchoMessage> messages, int? gzipFrom)
    {
        var bytes = new MemoryStream();
        var writer = new MessageWriter(PipeWriter.Create(bytes), gzipFrom, int.MaxValue);
        foreach (var message in messages) await writer.WriteAsync(message, CancellationToken.None);
        return bytes.ToArray();
    }

    // Each piece is its own segment, and is offered alone first: a frame may be cut anywhere.
    private static async Task<List<EchoMessage>> ReadAsync(byte[] bytes, bool packed, int piece)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0, minimumSegmentSize: 1));
        var feeding = FeedAsync(pipe.Writer, bytes, piece);
        var reader = Reader(pipe.Reader, packed);
        var messages = new List<EchoMessage>();
        try
        {
            while (await reader.ReadAsync(CancellationToken.None) is { } message) messages.Add(message);
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
            await feeding;
        }

        return messages;
    }

    private static async Task FeedAsync(PipeWriter writer, byte[] bytes, int piece)
    {
        for (var from = 0; from < bytes.Length; from += piece)
        {
            writer.Write(bytes.AsSpan(from, Math.Min(piece, bytes.Length - from)));
            await writer.FlushAsync(CancellationToken.None);
            await Task.Yield();
        }

        await writer.CompleteAsync();
    }
}
