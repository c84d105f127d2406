using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Embeds;
using Mixdown.Runs.Dashboards.Watching;
using Mixdown.Runs.Queries;
using Mixdown.Web.App;
using Mixdown.Web.Dashboards;
using Mixdown.Web.Events;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Embeds;

/// <summary>What the page of a link asks, below <c>/embed/api</c>: the same as a dashboard of the app, as far as the link goes. The token
/// comes in a header; which dashboard is meant stands in it and nowhere else.</summary>
/// <param name="gate">Lets links in.</param>
/// <param name="embeds">What embeds are.</param>
/// <param name="answers">Answers tiles.</param>
/// <param name="pages">The pages that are open.</param>
/// <param name="clock">The time.</param>
sealed class EmbedEndpoints(EmbedGate gate, EmbedAnswers embeds, DashboardAnswers answers, OpenPages pages, TimeProvider clock) : AppEndpoints
{
    readonly EmbedRates _rates = new(clock);
    readonly EmbedEnd _end = new(gate, clock);

    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(EmbedDefinition)];

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        Map(routes, "definition", async (context, grant) => await AppJson.WriteAsync(context, await embeds.DefineAsync(grant, context.RequestAborted)));
        Map(routes, "data", (context, grant) => TileLines.WriteAsync(context, answers, AskOf(context, grant)));
        Map(routes, "filters/{filter}", FindAsync);
        Map(routes, "tiles/{tile}.csv", (context, grant) => TileFile.WriteAsync(context, answers, AskOf(context, grant), QueryFormat.Csv));
        Map(routes, "tiles/{tile}.parquet", (context, grant) => TileFile.WriteAsync(context, answers, AskOf(context, grant), QueryFormat.Parquet));
        Map(routes, "events", ListenAsync);
    }

    void Map(IEndpointRouteBuilder routes, string path, Func<HttpContext, EmbedGrant, Task> answer) =>
        routes.MapGet($"{LinkTokens.Prefix}/api/{path}", context => AnswerAsync(context, answer));

    async Task AnswerAsync(HttpContext context, Func<HttpContext, EmbedGrant, Task> answer)
    {
        EmbedHeaders.Set(context.Response.Headers);
        if (Refusing(context, out var grant) is { } refusal)
        {
            await refusal.WriteAsync(context);
            return;
        }
        try
        {
            await answer(context, grant!);
        }
        catch (MixdownException problem) when (!context.Response.HasStarted)
        {
            // The boundary of a request: what is said outside is not what is said in the house.
            await EmbedRefusals.Of(problem).WriteAsync(context);
        }
    }

    Refusal? Refusing(HttpContext context, out EmbedGrant? grant)
    {
        grant = null;
        if (OwnOrigin.IsForeign(context.Request))
            return EmbedRefusals.Foreign;
        if (context.Request.Headers[LinkTokens.Header] is not [{ Length: > 0 } token])
            return EmbedRefusals.Missing;
        var verdict = gate.Open(token);
        if (EmbedRefusals.Of(verdict) is { } refusal)
            return refusal;
        grant = ((EmbedVerdict.Granted)verdict).Grant;
        return _rates.Take(grant) is { Ticks: > 0 } wait ? EmbedRefusals.Busy(wait) : null;
    }

    async Task FindAsync(HttpContext context, EmbedGrant grant) => await AppJson.WriteAsync(
        context, await embeds.FindChoicesAsync(grant, (string)context.Request.RouteValues["filter"]!, $"{context.Request.Query["q"]}", context.RequestAborted));

    Task ListenAsync(HttpContext context, EmbedGrant grant) => _end.TellAsync(
        context, end => pages.ListenAsync(context, new PageAsk { Dashboard = AskOf(context, grant) }, end));

    static DashboardAsk AskOf(HttpContext context, EmbedGrant grant) => grant.Ask(DashboardQuery.Chosen(context.Request.Query), DashboardQuery.Tiles(context.Request.Query));
}
