using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions.Store;
using Microsoft.AspNetCore.SignalR;

namespace Aikynetix.Gateway.Live;

/// <summary>Tells callers of the hub why something was refused, with the codes and sentences of every other answer: <c>code: sentence</c>.</summary>
internal sealed class LiveErrors : IHubFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (ApiException refusal)
        {
            throw new HubException($"{refusal.Code.Code}: {refusal.Message}", refusal);
        }
        catch (StoreUnavailableException failure)
        {
            throw new HubException($"{ErrorCodes.StoreUnavailable.Code}: {ErrorCodes.StoreUnavailable.Sentence}", failure);
        }
    }
}
