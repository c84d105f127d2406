using System.Globalization;
using System.Text.Json;

namespace Mixdown.Project.State;

/// <summary>How new the rows of sources were: <c>sources.json</c>.</summary>
/// <param name="LoadedAt">The newest row of each source that could be asked, by id.</param>
/// <param name="Statuses">dbt's word for each source (<c>pass</c>, <c>warn</c>, <c>error</c>, <c>runtime error</c>), by id.</param>
sealed record FreshnessResults(IReadOnlyDictionary<string, DateTimeOffset> LoadedAt, IReadOnlyDictionary<string, string> Statuses)
{
    public static FreshnessResults Read(StateFile file)
    {
        var loadedAt = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var statuses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var result in file.Required("results", JsonValueKind.Array).EnumerateArray())
        {
            if (Json.Text(result, "unique_id") is not { } id)
                continue;
            statuses[id] = Json.Text(result, "status") ?? "";
            if (DateTimeOffset.TryParse(Json.Text(result, "max_loaded_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
                loadedAt[id] = moment;
        }
        return new FreshnessResults(loadedAt, statuses);
    }
}
