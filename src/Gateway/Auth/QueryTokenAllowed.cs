namespace Aikynetix.Gateway.Auth;

/// <summary>Marks a route that takes <c>?access_token=</c>, because the browser element that calls it cannot send headers.</summary>
internal sealed class QueryTokenAllowed;
