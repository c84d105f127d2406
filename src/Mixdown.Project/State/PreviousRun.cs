using System.Text.Json;

namespace Mixdown.Project.State;

/// <summary>How an earlier command was called and how its nodes ended: <c>run_results.json</c>.</summary>
/// <param name="Arguments">By dbt's names (<c>which</c>, <c>select</c>, <c>full_refresh</c>, …), as plain values.</param>
/// <param name="Statuses">dbt's word for the end of each node, by id.</param>
public sealed record PreviousRun(IReadOnlyDictionary<string, object?> Arguments, IReadOnlyDictionary<string, string> Statuses)
{
    /// <summary>The verb; empty when the file does not say.</summary>
    public string Command => Arguments.GetValueOrDefault("which") as string ?? "";

    internal static PreviousRun Read(StateFile file)
    {
        var statuses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var result in file.Required("results", JsonValueKind.Array).EnumerateArray())
        {
            if (Json.Text(result, "unique_id") is { } id && Json.Text(result, "status") is { } status)
                statuses[id] = status;
        }
        var arguments = Json.Map(file.Root, "args") is { } map ? (IReadOnlyDictionary<string, object?>)Json.Plain(map)! : new Dictionary<string, object?>(0);
        return new PreviousRun(arguments, statuses);
    }
}
