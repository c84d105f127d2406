using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Data.Diagnostics;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.App.Pages;

/// <summary>The built files, and the one page for every address that nothing else answers: its script reads the path.</summary>
/// <param name="files">The files.</param>
sealed class PagesEndpoint(PageFiles files) : AppEndpoints
{
    static readonly byte[] NotBuilt = Encoding.UTF8.GetBytes("""
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>Mixdown</title>
        <h1>The pages are not built</h1>
        <p>This program was built without them. With Node 20 and npm installed, run <code>eng/build-web</code>, build it again
        (<code>./mixdown</code> does both), and start it anew. Everything below <code>/api</code> answers meanwhile.</p>
        </html>
        """);

    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [];

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/{**path}", [HttpMethods.Get, HttpMethods.Head], WriteAsync);

    Task WriteAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.TrimStart('/');
        return path switch
        {
            _ when files.Find(path) is { } file => PageSending.SendAsync(context, file),
            _ when IsAnswer(path) || path.StartsWith("assets/", StringComparison.Ordinal) => Nothing(context).WriteAsync(context),
            _ when files.Index is { } index => PageSending.SendAsync(context, index),
            _ => SendNotBuiltAsync(context),
        };
    }

    // What is asked there is not a page, so a page is no answer to it.
    static bool IsAnswer(string path) =>
        path.StartsWith("api/", StringComparison.Ordinal) || path.StartsWith("v1/", StringComparison.Ordinal) || path is "api" or "v1";

    /// <summary>What is said where there is no file.</summary>
    public static Refusal Nothing(HttpContext context) => new(
        StatusCodes.Status404NotFound, new Diagnostic("MX5005", $"There is no {context.Request.Method} {context.Request.Path}"));

    /// <summary>What is said where the pages were not built.</summary>
    public static async Task SendNotBuiltAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(NotBuilt, context.RequestAborted);
    }
}
