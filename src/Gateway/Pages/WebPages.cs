using System.Net;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Pages;

/// <summary>Serves the web pages, which anybody may load: what they show is asked for with a key. Everything else goes on to the API.</summary>
internal sealed class WebPages : IDisposable
{
    private const string Html = "text/html";
    private const string Page = "index.html";

    // Everything comes from this server, nothing stands inline, nobody may frame it.
    private const string ContentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "media-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // Its files carry a hash of their content in their names.
    private const string HashedFolder = "/assets/";

    private readonly RequestDelegate _next;
    private readonly PhysicalFileProvider? _files;
    private readonly RequestDelegate? _serve;

    /// <summary>Finds the pages; without them the server does everything else.</summary>
    public WebPages(RequestDelegate next, IOptions<PagesOptions> options, IWebHostEnvironment environment, ILoggerFactory logs)
    {
        _next = next;
        if (options.Value.Find(AppContext.BaseDirectory) is not { } folder || !File.Exists(Path.Combine(folder, Page))) return;
        _files = new PhysicalFileProvider(folder);
        var serving = new StaticFileOptions { FileProvider = _files, OnPrepareResponse = static file => Describe(file.Context) };
        _serve = new StaticFileMiddleware(next, environment, Options.Create(serving), logs).Invoke;
    }

    /// <summary>Answers with a page or a file of one, or hands the request on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return _next(context);
        if (Find(request) is { } found)
        {
            var asked = request.Path;
            request.Path = found;
            // What comes back unanswered must look as it was asked.
            return _serve is null ? ExplainAsync(context) : ServeAsync(context, asked);
        }

        return _next(context);
    }

    /// <inheritdoc />
    public void Dispose() => _files?.Dispose();

    // The path of the file that answers, or null. The list of what is live has the same address as a page: browsers ask for HTML, programs do not.
    private string? Find(HttpRequest request)
    {
        var path = request.Path.Value ?? "/";
        if (_files is null) return path == "/" ? "/" : null;
        var page = path.TrimEnd('/') + "/" + Page;
        if (_files.GetFileInfo(page).Exists) return path == "/" || AsksForHtml(request) ? page : null;
        return path.EndsWith(Page, StringComparison.Ordinal) || !_files.GetFileInfo(path).Exists ? null : path;
    }

    private async Task ServeAsync(HttpContext context, PathString asked)
    {
        await _serve!(context);
        context.Request.Path = asked;
    }

    private static bool AsksForHtml(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains(Html, StringComparison.OrdinalIgnoreCase);

    private static void Describe(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = context.Request.Path.StartsWithSegments(HashedFolder.TrimEnd('/')) ? "public, max-age=31536000, immutable" : "no-cache";
        if (context.Response.ContentType?.StartsWith(Html, StringComparison.Ordinal) != true) return;
        context.Response.ContentType = Html + "; charset=utf-8";
        headers.Vary = "Accept";
        Protect(headers);
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentPolicy;
        headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(), screen-wake-lock=(self)";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private static Task ExplainAsync(HttpContext context)
    {
        Protect(context.Response.Headers);
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = Html + "; charset=utf-8";
        var sentence = WebUtility.HtmlEncode("This server runs without its web pages. './aiky run' builds them (it needs Node.js 18 or newer), or set Pages:Folder to where they are.");
        return context.Response.WriteAsync(
            $"<!doctype html><html lang=\"en\"><title>Aikynetix</title><h1>Aikynetix</h1><p>{sentence}</p><p><a href=\"/openapi/v1.json\">The API, described</a></p></html>",
            context.RequestAborted);
    }
}
