using Microsoft.AspNetCore.Http;
using Mixdown.Data.Diagnostics;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Catalog;

/// <summary>How addresses of nodes say no.</summary>
static class NodeRefusals
{
    /// <summary>400 where the address is wrong, 409 where a table cannot be read as things are.</summary>
    public static readonly RefusalBoundary Boundary = new(problem => problem.IsTransient ? null : StatusOf(problem.Diagnostics[0]));

    /// <summary>What to say of an id that nothing has.</summary>
    public static Diagnostic NoNode(string id, IEnumerable<string> known) =>
        new("MX5095", $"The project has no '{id}'", Hint: DidYouMean.Hint(id, known));

    static int StatusOf(Diagnostic problem) =>
        problem.Code.StartsWith("MX14", StringComparison.Ordinal) || problem.Code.StartsWith("MX415", StringComparison.Ordinal) ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
}
