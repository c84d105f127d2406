using Microsoft.AspNetCore.Http;
using Mixdown.Data.Diagnostics;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.RunHistory;

/// <summary>How the addresses of runs say no.</summary>
static class RunRefusals
{
    /// <summary>404.</summary>
    public static Refusal NoRun(string id) => new(
        StatusCodes.Status404NotFound, new Diagnostic("MX5090", $"There is no run '{id}'", Hint: "GET /api/runs lists them."));

    /// <summary>400.</summary>
    public static Refusal BadValue(string name, string value, IEnumerable<string> known) => new(
        StatusCodes.Status400BadRequest, new Diagnostic("MX5092", $"'{name}' is '{value}'", Hint: $"Use one of: {string.Join(", ", known)}."));

    /// <summary>409.</summary>
    public static Refusal NotUnderWay(string id) => new(
        StatusCodes.Status409Conflict, new Diagnostic("MX5094", $"The run '{id}' is not under way, so it cannot be stopped"));

    /// <summary>What kept a run from beginning: the person at this machine wrote it, so it is said in full. 422.</summary>
    public static Refusal NotBegun(Diagnostic problem) => new(
        StatusCodes.Status422UnprocessableEntity, problem.At is { } at ? problem with { Message = $"{at}: {problem.Message}" } : problem);
}
