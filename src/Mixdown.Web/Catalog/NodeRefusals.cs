using Microsoft.AspNetCore.Http;
using Mixdown.Data.Diagnostics;
using Mixdown.Web.App;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Catalog;

/// <summary>The boundary of a request about a node: what cannot be answered is said to the one who asked.</summary>
static class NodeRefusals
{
    /// <summary>Writes an answer; 404 where there is none, 409 where a table cannot be read as things are.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">The answer; null when what was asked for is not there.</param>
    /// <param name="missing">What to say then.</param>
    public static async Task AnswerAsync<T>(HttpContext context, Func<Task<T?>> answer, Func<Diagnostic> missing)
        where T : class
    {
        try
        {
            if (await answer() is { } found)
                await AppJson.WriteAsync(context, found);
            else
                await new Refusal(StatusCodes.Status404NotFound, missing()).WriteAsync(context);
        }
        catch (MixdownException problem) when (!context.Response.HasStarted && !problem.IsTransient)
        {
            await new Refusal(StatusOf(problem.Diagnostics[0]), problem.Diagnostics[0]).WriteAsync(context);
        }
    }

    /// <summary>What to say of an id that nothing has.</summary>
    public static Diagnostic NoNode(string id, IEnumerable<string> known) =>
        new("MX5095", $"The project has no '{id}'", Hint: DidYouMean.Hint(id, known));

    static int StatusOf(Diagnostic problem) =>
        problem.Code.StartsWith("MX14", StringComparison.Ordinal) || problem.Code.StartsWith("MX415", StringComparison.Ordinal) ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
}
