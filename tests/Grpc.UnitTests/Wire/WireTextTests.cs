using Aikynetix.Grpc.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Grpc.UnitTests.Wire;

public sealed class WireTextTests
{
    [Fact]
    public void A_status_message_survives_the_wire_as_printable_ASCII() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<NonNull<string>>().ToArbitrary(), text =>
        {
            var whole = new string([.. text.Get.Where(letter => !char.IsSurrogate(letter)).Take(1000)]);
            var encoded = StatusMessage.Encode(whole);
            Assert.All(encoded, letter => Assert.InRange(letter, ' ', '~'));
            Assert.Equal(whole, StatusMessage.Decode(encoded));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("100%", "100%25")]
    [InlineData("ä\n", "%C3%A4%0A")]
    [InlineData("plain text.", "plain text.")]
    public void A_status_message_is_encoded_as_the_protocol_says(string text, string encoded) => Assert.Equal(encoded, StatusMessage.Encode(text));

    [Theory]
    [InlineData("%", "%")]
    [InlineData("%4", "%4")]
    [InlineData("%zz", "%zz")]
    [InlineData("%41%", "A%")]
    public void A_broken_escape_stands_for_itself(string encoded, string text) => Assert.Equal(text, StatusMessage.Decode(encoded));

    [Theory]
    [InlineData("1H", 3600)]
    [InlineData("2M", 120)]
    [InlineData("3S", 3)]
    [InlineData("4000m", 4)]
    [InlineData("5000000u", 5)]
    [InlineData("99999999n", 0.0999999)]
    [InlineData("0n", 0)]
    [InlineData("99999999H", 20 * 86400)]
    public void A_timeout_is_read_in_every_unit(string text, double seconds)
    {
        Assert.True(CallTimeout.TryParse(text, out var timeout));
        Assert.Equal(seconds, timeout.TotalSeconds, 6);
    }

    [Theory]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("1")]
    [InlineData("-1S")]
    [InlineData("1.5S")]
    [InlineData("1s")]
    [InlineData("123456789S")]
    [InlineData(" 1S")]
    public void What_is_no_timeout_is_refused(string text) => Assert.False(CallTimeout.TryParse(text, out _));

    [Fact]
    public void A_timeout_is_written_in_at_most_eight_digits_and_never_longer_than_meant() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(1, 500).ToArbitrary(), (amount, times) =>
        {
            var meant = TimeSpan.FromMicroseconds((double)amount * times);
            var text = CallTimeout.Format(meant);
            Assert.InRange(text.Length, 2, 9);
            Assert.True(CallTimeout.TryParse(text, out var read));
            Assert.True(read <= meant && read >= meant * 0.99 - TimeSpan.FromSeconds(1), text);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("application/grpc", true)]
    [InlineData("application/grpc+proto", true)]
    [InlineData("application/grpc; charset=utf-8", true)]
    [InlineData("Application/gRPC", true)]
    [InlineData("application/grpc+json", false)]
    [InlineData("application/grpc-web", false)]
    [InlineData("application/grpcx", false)]
    [InlineData("application/json", false)]
    [InlineData(null, false)]
    public void Only_protobuf_over_gRPC_is_spoken(string? contentType, bool isSpoken) => Assert.Equal(isSpoken, Headers.IsGrpc(contentType));

    [Fact]
    public void Bytes_in_metadata_come_back() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<byte[]>().ToArbitrary(), bytes =>
        {
            var sent = new Metadata { { "Trace-Bin", bytes } };
            Assert.DoesNotContain('=', sent.Single().Value);
            var received = new Metadata();
            received.Take("trace-bin", sent.Single().Value.PadRight((sent.Single().Value.Length + 3) / 4 * 4, '='));
            Assert.Equal(bytes, sent.Bytes("trace-bin"));
            Assert.Equal(bytes, received.Bytes("trace-bin"));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Joined_bytes_in_metadata_are_parted()
    {
        var received = new Metadata();
        received.Take("x-bin", "AQ==,Ag");
        Assert.Equal(["AQ==", "Ag"], received.Select(entry => entry.Value));
        Assert.Equal([2], received.Bytes("x-bin"));
    }

    [Theory]
    [InlineData("grpc-status", "0")]
    [InlineData(":path", "x")]
    [InlineData("with space", "x")]
    [InlineData("", "x")]
    [InlineData("x-bin", "text")]
    [InlineData("x", "line\nbreak")]
    [InlineData("x", "ä")]
    public void What_HTTP_or_the_protocol_would_mistake_is_refused_as_metadata(string name, string text) =>
        Assert.Throws<ArgumentException>(() => new Metadata { { name, text } });
}
