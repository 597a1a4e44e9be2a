using Aikynetix.Grpc.Calls;
using Aikynetix.Grpc.Server;
using Aikynetix.Grpc.Wire;
using Aikynetix.Protos.Reflection.V1;
using Google.Protobuf.Reflection;

namespace Aikynetix.Grpc.Reflection;

/// <summary>Answers what a tool asks about our services, so that it can call them without their .proto files.</summary>
internal static class GrpcReflection
{
    /// <summary>Answers each question in turn.</summary>
    public static async Task AnswerAsync(
        SymbolTable symbols, IAsyncEnumerable<ServerReflectionRequest> questions, IMessageWriter<ServerReflectionResponse> answers, ServerCall call)
    {
        await foreach (var question in questions)
        {
            var answer = Answer(symbols, question);
            answer.ValidHost = question.Host;
            answer.OriginalRequest = question;
            await answers.WriteAsync(answer, call.Ended);
        }
    }

    // Our files extend no messages, so extensions are never found.
    private static ServerReflectionResponse Answer(SymbolTable symbols, ServerReflectionRequest question) => question.MessageRequestCase switch
    {
        ServerReflectionRequest.MessageRequestOneofCase.ListServices => Listing(symbols),
        ServerReflectionRequest.MessageRequestOneofCase.FileByFilename => Files(symbols.File(question.FileByFilename)),
        ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol => Files(symbols.Declaring(question.FileContainingSymbol)),
        ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType when symbols.Declaring(question.AllExtensionNumbersOfType) is not null =>
            new() { AllExtensionNumbersResponse = new() { BaseTypeName = question.AllExtensionNumbersOfType } },
        ServerReflectionRequest.MessageRequestOneofCase.None => Error(StatusCode.InvalidArgument, "The request asks nothing."),
        _ => Error(StatusCode.NotFound, "There is nothing of this name."),
    };

    private static ServerReflectionResponse Listing(SymbolTable symbols)
    {
        var listing = new ListServiceResponse();
        listing.Service.AddRange(symbols.Services.Select(name => new ServiceResponse { Name = name }));
        return new() { ListServicesResponse = listing };
    }

    private static ServerReflectionResponse Files(FileDescriptor? file)
    {
        if (file is null) return Error(StatusCode.NotFound, "There is nothing of this name.");
        var files = new FileDescriptorResponse();
        files.FileDescriptorProto.AddRange(SymbolTable.WithImports(file).Select(import => import.SerializedData));
        return new() { FileDescriptorResponse = files };
    }

    private static ServerReflectionResponse Error(StatusCode code, string sentence) =>
        new() { ErrorResponse = new() { ErrorCode = (int)code, ErrorMessage = sentence } };
}
