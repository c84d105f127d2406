using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Data.Diagnostics;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.App;

/// <summary>A group of the app's own addresses, <c>/api/…</c>. Until people sign in, it is for this machine alone.</summary>
public abstract class AppEndpoints : WebEndpoints
{
    private protected AppEndpoints() { }

    /// <inheritdoc/>
    internal sealed override bool IsOpenToAll => true;

    /// <summary>The types that the group's bodies are made of: with what they refer to they are the contract with the pages, printed
    /// as TypeScript into <c>web/src/lib/api/contract.ts</c> and, a file for each folder of groups, beside it, which a test compares.</summary>
    internal abstract IReadOnlyList<Type> Bodies { get; }

    /// <summary>How the group says no.</summary>
    private protected virtual RefusalBoundary Refusals => RefusalBoundary.Silent;

    /// <summary>Has a GET answered by what writes its response itself.</summary>
    private protected void Answer(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Task> answer) =>
        routes.MapGet(pattern, context => Refusals.AnswerAsync(context, () => answer(context)));

    /// <summary>Has a GET answered with JSON.</summary>
    private protected void Get<T>(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Task<T>> answer) =>
        Answer(routes, pattern, async context => await AppJson.WriteAsync(context, await answer(context)));

    /// <summary>Has a GET answered with JSON, or with 404 where there is nothing to be answered with.</summary>
    private protected void Find<T>(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Task<T?>> answer, Func<HttpContext, Diagnostic> missing)
        where T : class => Answer(routes, pattern, async context =>
    {
        if (await answer(context) is { } found)
            await AppJson.WriteAsync(context, found);
        else
            await new Refusal(StatusCodes.Status404NotFound, missing(context)).WriteAsync(context);
    });

    /// <summary>Has a POST with a body of JSON answered with JSON.</summary>
    private protected void Post<TBody, T>(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, TBody, Task<T>> answer)
        where TBody : class => routes.MapPost(pattern, async context =>
    {
        if (await AppBody.ReadAsync<TBody>(context) is { } body)
            await Refusals.AnswerAsync(context, async () => await AppJson.WriteAsync(context, await answer(context, body)));
    });

    /// <summary>What stands in an address's path under a name.</summary>
    private protected static string Named(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    /// <summary>What an address asks under a key; empty where it does not.</summary>
    private protected static string Asked(HttpContext context, string key) => $"{context.Request.Query[key]}";
}
