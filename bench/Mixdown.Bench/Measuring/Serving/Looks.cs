using System.Globalization;
using System.Text.Json;

namespace Mixdown.Bench.Measuring.Serving;

/// <summary>What viewers look at: each has a dashboard, and each look of a viewer differs from the one before by one filter and from
/// all others of all viewers.</summary>
/// <param name="dashboards">The definitions of all dashboards, as the server tells them.</param>
sealed class Looks(IReadOnlyList<JsonElement> dashboards)
{
    /// <summary>Asks a server for them.</summary>
    public static async Task<Looks> OfAsync(HttpClient http, CancellationToken cancel)
    {
        var project = JsonElement.Parse(await http.GetStringAsync("api/project", cancel));
        List<JsonElement> found = [];
        foreach (var dashboard in project.GetProperty("dashboards").EnumerateArray())
            found.Add(JsonElement.Parse(await http.GetStringAsync($"api/dashboards/{dashboard.GetProperty("id").GetString()}", cancel)));
        return new Looks(found);
    }

    /// <summary>What a viewer looks at.</summary>
    /// <param name="viewer">0 and up.</param>
    /// <param name="turn">0 and up.</param>
    public Look Of(int viewer, int turn)
    {
        var dashboard = dashboards[viewer % dashboards.Count];
        var filters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var filter in dashboard.GetProperty("filters").EnumerateArray())
        {
            if (Choice(filter, viewer, turn) is { } chosen)
                filters[filter.GetProperty("name").GetString()!] = chosen;
        }
        return new Look(dashboard.GetProperty("id").GetString()!, filters);
    }

    // Periods change with the odd turns, members with the even ones.
    static string? Choice(JsonElement filter, int viewer, int turn)
    {
        if (filter.GetProperty("kind").GetString() == "period")
            return Period(filter, (viewer * 31) + ((turn + 1) / 2));
        var choices = filter.GetProperty("choices");
        return choices.GetArrayLength() == 0 ? null : choices[(viewer + (turn / 2)) % choices.GetArrayLength()].GetProperty("value").GetString();
    }

    static string Period(JsonElement filter, int days)
    {
        var (least, most) = (Day(filter, "least"), Day(filter, "most"));
        var span = most.DayNumber - least.DayNumber;
        return string.Create(CultureInfo.InvariantCulture, $"{least.AddDays(days % (span / 2)):yyyy-MM-dd}..{most:yyyy-MM-dd}");
    }

    static DateOnly Day(JsonElement filter, string which) => DateOnly.Parse(filter.GetProperty(which).GetString()!.AsSpan(0, 10), CultureInfo.InvariantCulture);
}
