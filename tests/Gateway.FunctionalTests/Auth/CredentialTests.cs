using Aikynetix.Gateway.Auth;
using Microsoft.AspNetCore.Http;

namespace Aikynetix.Gateway.FunctionalTests.Auth;

/// <summary>The forms in which a key may come, and those in which it may not.</summary>
public sealed class CredentialTests
{
    [Theory]
    [InlineData("Authorization", "API-KEY abc")]
    [InlineData("Authorization", "api-key   abc  ")]
    [InlineData("Authorization", "Bearer abc")]
    [InlineData("Authorization", "bearer abc")]
    [InlineData("Authorization", "abc")]
    [InlineData("API-KEY", "abc")]
    [InlineData("api-key", " abc ")]
    public void Every_documented_form_is_read(string header, string value) => Assert.Equal("abc", Find((header, value)));

    [Theory]
    [InlineData("Authorization", "")]
    [InlineData("Authorization", "   ")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", "Basic abc")]
    [InlineData("Authorization", "API-KEY a b")]
    [InlineData("Authorization", "Bearer a\tb")]
    [InlineData("Authorization", "Bearer schlüssel")]
    [InlineData("API-KEY", "")]
    [InlineData("X-API-KEY", "abc")]
    public void Nothing_else_is(string header, string value) => Assert.Null(Find((header, value)));

    [Fact]
    public void A_header_given_twice_is_no_credential()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = new(["Bearer abc", "Bearer def"]);
        Assert.Null(Credential.Find(context.Request, queryAllowed: false));
    }

    [Fact]
    public void A_token_longer_than_any_of_ours_is_refused_unhashed() => Assert.Null(Find(("API-KEY", new string('a', 257))));

    [Fact]
    public void The_query_counts_only_where_it_is_allowed()
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString("?access_token=abc");
        Assert.Null(Credential.Find(context.Request, queryAllowed: false));
        Assert.Equal("abc", Credential.Find(context.Request, queryAllowed: true));
    }

    private static string? Find((string Name, string Value) header)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers[header.Name] = header.Value;
        return Credential.Find(context.Request, queryAllowed: false);
    }
}
