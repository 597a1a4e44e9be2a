using Google.Protobuf;

namespace Aikynetix.Grpc.Calls;

/// <summary>Sends the messages of one side of a call.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IMessageWriter<in T>
    where T : class, IMessage
{
    /// <summary>Sends one message and waits until the other side has room for it. May be called from several tasks; messages do not mix.</summary>
    /// <exception cref="OperationCanceledException">The call is over, or the token fired.</exception>
    ValueTask WriteAsync(T message, CancellationToken cancellationToken);
}
