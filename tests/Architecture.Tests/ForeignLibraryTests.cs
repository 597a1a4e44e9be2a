using System.Text.RegularExpressions;

namespace Aikynetix.Architecture.Tests;

/// <summary>Each foreign library has one door: its name appears in one folder only.</summary>
public sealed class ForeignLibraryTests
{
    [Theory]
    [InlineData(@"OrtGetApiBase|libonnxruntime", "src/Inference/Onnx/")]
    [InlineData(@"ProcessStartInfo", "src/Streaming/Decode/")]
    [InlineData(@"Microsoft\.Data\.Sqlite", "src/Sessions/Store/|src/Sessions/Projections/")]
    [InlineData(@"using Microsoft\.AspNetCore", "src/Gateway/|src/Grpc/")]
    [InlineData(@"using QRCoder", "src/Gateway/Listening/")]
    [InlineData(@"libssl|libcrypto", "src/WebRtc/Dtls/")]
    [InlineData(@"libsrtp2", "src/WebRtc/Srtp/")]
    [InlineData(@"libavcodec|libavutil|libswscale", "src/Streaming/Live/")]
    [InlineData(@"using Google\.Protobuf", "src/Grpc/|src/Gateway/Rpc/")]
    [InlineData(@"DllImport|LibraryImport|NativeLibrary", "src/Inference/Onnx/|src/Streaming/Decode/|src/Streaming/Live/|src/WebRtc/Dtls/|src/WebRtc/Srtp/|src/WebRtc/Session/|src/Sessions/Blobs/")]
    public void A_foreign_name_stays_behind_its_door(string name, string doors)
    {
        var pattern = new Regex(name);
        var allowed = doors.Split('|');
        var outside = Repository.Sources
            .Where(file => pattern.IsMatch(file.Syntax.ToString()) && !allowed.Any(door => file.Name.StartsWith(door, StringComparison.Ordinal)))
            .Select(file => file.Name);
        Assert.Empty(outside);
    }
}
