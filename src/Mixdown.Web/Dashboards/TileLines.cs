using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Mixdown.Runs.Dashboards;
using Mixdown.Web.App;

namespace Mixdown.Web.Dashboards;

/// <summary>The answers of tiles as lines of JSON.</summary>
static class TileLines
{
    /// <summary>Writes each answer as soon as it is there.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">What is wrong with what was asked; nothing is written then.</exception>
    public static async Task WriteAsync(HttpContext context, DashboardAnswers answers, DashboardAsk ask)
    {
        await using var answered = answers.AnswerAsync(ask, context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
        // What is wrong with the address is known before the first answer: it is a refusal, and no line.
        var isThere = await answered.MoveNextAsync();
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "application/x-ndjson";
        context.Response.Headers.CacheControl = "no-store";
        for (; isThere; isThere = await answered.MoveNextAsync())
        {
            await JsonSerializer.SerializeAsync(context.Response.BodyWriter, answered.Current, AppJson.Options, context.RequestAborted);
            await context.Response.BodyWriter.WriteAsync("\n"u8.ToArray(), context.RequestAborted);
        }
    }
}
