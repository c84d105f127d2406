using System.Globalization;
using Microsoft.AspNetCore.Http;
using Mixdown.Runs.Dashboards.Exploring;

namespace Mixdown.Web.Explore;

/// <summary>A draft as an address says it: <c>fact</c>, <c>kind</c>, <c>grain</c>, <c>sort</c>, <c>limit</c>, <c>f.TABLE.COLUMN</c> for
/// filters; every other key is a channel.</summary>
static class ExploreQuery
{
    const string FilterStart = "f.";
    static readonly string[] Others = ["fact", "kind", "grain", "sort", "limit", "tz"];

    /// <summary>The draft.</summary>
    public static ExploreDraft Of(IQueryCollection query) => new($"{query["fact"]}", $"{query["kind"]}")
    {
        Channels = Values(query.Keys.Where(key => !key.StartsWith(FilterStart, StringComparison.Ordinal) && !Others.Contains(key, StringComparer.Ordinal)), query, 0),
        Filters = Values(query.Keys.Where(key => key.StartsWith(FilterStart, StringComparison.Ordinal)), query, FilterStart.Length),
        Grain = query["grain"] is [{ Length: > 0 } grain] ? grain : null,
        Sort = [.. query["sort"].OfType<string>()],
        Limit = LimitOf(query),
    };

    /// <summary>The viewer's time zone; null: it is not said.</summary>
    public static string? ZoneOf(IQueryCollection query) => query["tz"] is [{ } zone] ? zone : null;

    // What is no number is none that could be a limit.
    static int? LimitOf(IQueryCollection query) =>
        query["limit"] is not [{ } text] ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : 0;

    static Dictionary<string, IReadOnlyList<string>> Values(IEnumerable<string> keys, IQueryCollection query, int start) =>
        keys.ToDictionary(key => key[start..], key => (IReadOnlyList<string>)[.. query[key].OfType<string>()], StringComparer.Ordinal);
}
