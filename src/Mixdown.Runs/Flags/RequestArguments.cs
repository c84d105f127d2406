using Mixdown.Project.Graph.Selection;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Flags;

/// <summary>What a command was asked, by dbt's names: <c>args</c> of <c>run_results.json</c>, from which <c>retry</c> asks again.</summary>
static class RequestArguments
{
    /// <summary>Words of the request's surroundings, and what says the verb in other words.</summary>
    static readonly HashSet<string> NotAsked = new(StringComparer.Ordinal) { "which", "invocation_command", "project_dir", "profiles_dir", "target_path", "partial_parse" };

    /// <summary>What a request says beyond what every one says, as texts: selections, switches that are on, names.</summary>
    public static IReadOnlyDictionary<string, string> Given(RunRequest request)
    {
        var usual = Of(new RunRequest { Command = request.Command, ProjectDir = request.ProjectDir, Environment = request.Environment });
        return Of(request)
            .Where(argument => !NotAsked.Contains(argument.Key))
            .Select(argument => (argument.Key, Text: Text(argument.Value), Usual: Text(usual[argument.Key])))
            .Where(argument => argument.Text.Length > 0 && argument.Text != argument.Usual)
            .ToDictionary(argument => argument.Key, argument => argument.Text, StringComparer.Ordinal);
    }

    static string Text(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        string text => text,
        IEnumerable<string> words => string.Join(' ', words),
        long number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => System.Text.Json.JsonSerializer.Serialize(value),
    };

    /// <summary>Plain values: bool, string, long, list or map of such.</summary>
    public static IReadOnlyDictionary<string, object?> Of(RunRequest request) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["which"] = request.Command,
        ["invocation_command"] = $"mixdown {request.Command}",
        ["select"] = request.Select,
        ["exclude"] = request.Exclude,
        ["selector"] = request.Selector,
        ["indirect_selection"] = IndirectModes.Words[(int)request.Indirect],
        ["resource_types"] = request.ResourceTypes,
        ["exclude_resource_types"] = request.ExcludeResourceTypes,
        ["state"] = request.State,
        ["defer"] = request.Defer,
        ["defer_state"] = request.DeferState,
        ["favor_state"] = request.FavorState,
        ["full_refresh"] = request.FullRefresh,
        ["fail_fast"] = request.FailFast,
        ["store_failures"] = request.StoreFailures,
        ["partial_parse"] = request.PartialParse,
        ["empty"] = request.Empty,
        ["sample"] = request.Sample,
        ["event_time_start"] = request.EventTimeStart?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["event_time_end"] = request.EventTimeEnd?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["changed"] = request.Changed,
        ["publish"] = request.Publish.ToString().ToLowerInvariant(),
        ["warn_error"] = request.Warnings.All,
        ["warn_error_options"] = request.Warnings.AsArguments(),
        ["vars"] = request.Vars ?? "{}",
        ["target"] = request.Target,
        ["profile"] = request.Profile,
        ["threads"] = request.Threads is { } threads ? (long)threads : null,
        ["project_dir"] = request.ProjectDir,
        ["profiles_dir"] = request.ProfilesDir,
        ["target_path"] = request.TargetPath,
    };
}
