using System.Globalization;
using System.Text.Json;

namespace Mixdown.Project.State;

/// <summary>How an earlier command was called and how its nodes ended: <c>run_results.json</c>.</summary>
/// <param name="Arguments">By dbt's names (<c>which</c>, <c>select</c>, <c>full_refresh</c>, …), as plain values.</param>
/// <param name="Statuses">dbt's word for the end of each node, by id.</param>
public sealed record PreviousRun(IReadOnlyDictionary<string, object?> Arguments, IReadOnlyDictionary<string, string> Statuses)
{
    /// <summary>The verb; empty when the file does not say.</summary>
    public string Command => Arguments.GetValueOrDefault("which") as string ?? "";

    /// <summary>The batches that failed of each microbatch model of which others succeeded, by id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TimeWindow>> FailedBatches { get; private init; } = new Dictionary<string, IReadOnlyList<TimeWindow>>(0);

    internal static PreviousRun Read(StateFile file)
    {
        var statuses = new Dictionary<string, string>(StringComparer.Ordinal);
        var batches = new Dictionary<string, IReadOnlyList<TimeWindow>>(StringComparer.Ordinal);
        foreach (var result in file.Required("results", JsonValueKind.Array).EnumerateArray())
        {
            if (Json.Text(result, "unique_id") is not { } id || Json.Text(result, "status") is not { } status)
                continue;
            statuses[id] = status;
            if (Failed(result) is { Count: > 0 } failed)
                batches[id] = failed;
        }
        var arguments = Json.Map(file.Root, "args") is { } map ? (IReadOnlyDictionary<string, object?>)Json.Plain(map)! : new Dictionary<string, object?>(0);
        return new PreviousRun(arguments, statuses) { FailedBatches = batches };
    }

    static List<TimeWindow> Failed(JsonElement result)
    {
        var failed = new List<TimeWindow>();
        if (Json.Map(result, "batch_results") is not { } batches || !batches.TryGetProperty("failed", out var times) || times.ValueKind != JsonValueKind.Array)
            return failed;
        foreach (var time in times.EnumerateArray())
        {
            if (time.ValueKind == JsonValueKind.Array && time.GetArrayLength() == 2 && Moment(time[0]) is { } start && Moment(time[1]) is { } end)
                failed.Add(new TimeWindow(start, end));
        }
        return failed;
    }

    static DateTimeOffset? Moment(JsonElement text) => text.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
