using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Runs.Dashboards.Embeds;
using Mixdown.Web.App;
using Mixdown.Web.App.Pages;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Embeds;

/// <summary><c>GET /embed/TOKEN</c>, the page of a link, and the files that it needs: all of them below one path, so that a proxy can let
/// through this and nothing else.</summary>
/// <param name="gate">Lets links in.</param>
/// <param name="files">The built files.</param>
sealed class EmbedPages(EmbedGate gate, PageFiles files) : AppEndpoints
{
    const string Page = "embed.html";

    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [];

    /// <summary>A proxy passes on the name by which viewers call it. The app below other paths does not have it: pages of that name cannot ask
    /// for more than embeds.</summary>
    internal override bool IsCalled(string name, PathString path) =>
        path.StartsWithSegments(LinkTokens.Prefix, StringComparison.Ordinal) && gate.Url is { } url && name.Equals(url.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        Map(routes, "{token}", context => WriteAsync(context, (string)context.Request.RouteValues["token"]!));
        Map(routes, "assets/{**path}", context => SendAsync(context, $"assets/{context.Request.RouteValues["path"]}"));
        Map(routes, "{**path}", context => SendAsync(context, $"embed/{context.Request.RouteValues["path"]}"));
    }

    // HEAD too: what is not answered here the app's own page is the answer to.
    static void Map(IEndpointRouteBuilder routes, string path, RequestDelegate answer) =>
        routes.MapMethods($"{LinkTokens.Prefix}/{path}", [HttpMethods.Get, HttpMethods.Head], answer);

    Task WriteAsync(HttpContext context, string token)
    {
        if (files.Find($"embed/{token}") is { } file)
            return PageSending.SendAsync(context, file);
        EmbedHeaders.SetFrames(context.Response.Headers, gate.Origins);
        if (EmbedRefusals.Of(gate.Open(token)) is { } refusal)
            return RefuseAsync(context, refusal);
        return files.Find(Page) is { } page ? SendAsync(context, page) : PagesEndpoint.SendNotBuiltAsync(context);
    }

    /// <summary>A person reads this, in the frame where the dashboard was meant to be.</summary>
    static Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        context.Response.StatusCode = refusal.Status;
        context.Response.ContentType = "text/html; charset=utf-8";
        var (title, hint) = (WebUtility.HtmlEncode(refusal.Problem.Message), WebUtility.HtmlEncode(refusal.Problem.Hint));
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <link rel="stylesheet" href="{LinkTokens.Prefix}/refused.css">
            </head>
            <body>
            <main>
            <h1>{title}</h1>
            <p>{hint}</p>
            <p>{refusal.Problem.Code}</p>
            </main>
            </body>
            </html>
            """), context.RequestAborted).AsTask();
    }

    static async Task SendAsync(HttpContext context, PageFile page)
    {
        var before = context.Response.Headers.CacheControl;
        context.Response.OnStarting(() =>
        {
            // The file is the same for all, its address is not.
            context.Response.Headers.CacheControl = before;
            return Task.CompletedTask;
        });
        await PageSending.SendAsync(context, page);
    }

    Task SendAsync(HttpContext context, string path) => files.Find(path) is { } file
        ? PageSending.SendAsync(context, file)
        : PagesEndpoint.Nothing(context).WriteAsync(context);
}
