namespace Aikynetix.Gateway.Auth;

/// <summary>Marks a route that changes nothing though its method is not GET, and so takes <c>?demo=true</c>.</summary>
internal sealed class DemoAllowed;
