using Aikynetix.Grpc.Reflection;
using Aikynetix.Grpc.UnitTests.Echoes;
using Aikynetix.Protos.Health.V1;
using Aikynetix.Protos.Reflection.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Older = Aikynetix.Protos.Reflection.V1Alpha;

namespace Aikynetix.Grpc.UnitTests.Foreign;

/// <summary>The clients of other languages against our server: what they agree on is the protocol.</summary>
public sealed class ForeignClientTests(EchoServer server) : IClassFixture<EchoServer>
{
    private static readonly string[] Checks =
    [
        "unary", "server_stream", "client_stream", "duplex", "every_status", "status_after_replies", "unexpected_failure", "metadata", "gzip",
        "oversize", "deadline", "cancellation", "unknown_method", "health", "reflection",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = EchoServer.Patience)]
    public async Task The_reference_client_of_Node_understands_us()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(ForeignProgram.Interop, "node_modules", "@grpc")), "tests/Interop/node_modules is missing: run npm ci there.");
        Assert.SkipUnless(await ForeignProgram.RunsAsync("node", Token, "--version"), "node is not installed.");
        var said = await ForeignProgram.RunAsync(
            "node", Token, Path.Combine(ForeignProgram.Interop, "grpc-echo.mjs"), server.Address.Authority,
            Path.Combine(ForeignProgram.Root, "tests", "Grpc.UnitTests", "echo.proto"), Path.Combine(ForeignProgram.Root, "src", "Protos"));
        Assert.Equal(Checks.Select(check => $"ok {check}"), said);
    }

    [Fact(Timeout = EchoServer.Patience)]
    public async Task Stock_grpcio_understands_us()
    {
        Assert.SkipUnless(await ForeignProgram.RunsAsync(ForeignProgram.Python, Token, "-c", "import grpc, google.protobuf"), "python3-grpcio or python3-protobuf is not installed.");
        var descriptors = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(descriptors, Descriptors(), Token);
            var said = await ForeignProgram.RunAsync(
                ForeignProgram.Python, Token, Path.Combine(ForeignProgram.Interop, "grpc_echo.py"), server.Address.Authority, descriptors);
            Assert.Equal(Checks.Select(check => $"ok {check}"), said);
        }
        finally
        {
            File.Delete(descriptors);
        }
    }

    private static byte[] Descriptors()
    {
        FileDescriptor[] files = [EchoReflection.Descriptor, HealthReflection.Descriptor, ReflectionReflection.Descriptor, Older.ReflectionReflection.Descriptor];
        var set = new FileDescriptorSet();
        set.File.AddRange(files.SelectMany(SymbolTable.WithImports).Select(file => file.ToProto()));
        return set.ToByteArray();
    }
}
