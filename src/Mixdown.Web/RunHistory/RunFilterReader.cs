using System.Globalization;
using Microsoft.AspNetCore.Http;
using Mixdown.Runs.History;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.RunHistory;

/// <summary>Reads which runs a request asks for: <c>verb=</c>, <c>status=</c>, <c>node=</c>, <c>before=</c>, <c>limit=</c>.</summary>
static class RunFilterReader
{
    const int MostRuns = 200;

    /// <summary>The filter, or why it cannot be.</summary>
    public static (RunFilter? Filter, Refusal? Refusal) Read(IQueryCollection query)
    {
        var status = Text(query, "status");
        RunState? state = null;
        if (status is not null)
        {
            if (!Enum.TryParse<RunState>(status, ignoreCase: true, out var found) || !char.IsLetter(status[0]))
                return (null, RunRefusals.BadValue("status", status, Enum.GetNames<RunState>().Select(name => name.ToLowerInvariant())));
            state = found;
        }
        var limit = new RunFilter().Limit;
        if (Text(query, "limit") is { } asked && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > MostRuns))
            return (null, RunRefusals.BadValue("limit", asked, [$"1 to {MostRuns}"]));
        return (new RunFilter
        {
            Command = Text(query, "verb"),
            State = state,
            Node = Text(query, "node"),
            Before = Text(query, "before"),
            Limit = limit,
        }, null);
    }

    static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
}
