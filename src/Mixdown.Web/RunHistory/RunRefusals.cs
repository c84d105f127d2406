using Microsoft.AspNetCore.Http;
using Mixdown.Data.Diagnostics;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.RunHistory;

/// <summary>How the addresses of runs say no.</summary>
static class RunRefusals
{
    /// <summary>What keeps a run from beginning is an answer in the words of the command line: the person at this machine wrote it. 422.</summary>
    public static readonly RefusalBoundary Boundary = new(_ => StatusCodes.Status422UnprocessableEntity) { NamesPlaces = true };

    /// <summary>404.</summary>
    public static Refusal NoRun(string id) => new(
        StatusCodes.Status404NotFound, new Diagnostic("MX5090", $"There is no run '{id}'", Hint: "GET /api/runs lists them."));

    /// <summary>400.</summary>
    public static Refusal BadValue(string name, string value, IEnumerable<string> known) => new(
        StatusCodes.Status400BadRequest, new Diagnostic("MX5092", $"'{name}' is '{value}'", Hint: $"Use one of: {string.Join(", ", known)}."));

    /// <summary>409.</summary>
    public static Refusal NotUnderWay(string id) => new(
        StatusCodes.Status409Conflict, new Diagnostic("MX5094", $"The run '{id}' is not under way, so it cannot be stopped"));
}
