using Mixdown.Data.Diagnostics;
using Mixdown.Project.Files;
using Mixdown.Project.Graph;
using Mixdown.Project.State;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Flags;

/// <summary>Decides what a <c>retry</c> does, from what the last run left.</summary>
static class RetryPlan
{
    static readonly HashSet<string> Retried = new(StringComparer.Ordinal) { "error", "fail", "skipped", "runtime error", "partial success" };

    static readonly Dictionary<string, BuildVerb> Verbs = new(StringComparer.Ordinal)
    {
        ["build"] = BuildVerb.Build,
        ["run"] = BuildVerb.Run,
        ["test"] = BuildVerb.Test,
        ["seed"] = BuildVerb.Seed,
        ["snapshot"] = BuildVerb.Snapshot,
        ["clone"] = BuildVerb.Clone,
    };

    /// <summary>Arguments that belong to where a command is called, not to what it is asked.</summary>
    static readonly string[] Surroundings = ["project_dir", "profiles_dir", "target_path", "warn_error"];

    /// <summary>The request and the verb of the last run, with the nodes that did not succeed.</summary>
    /// <exception cref="MixdownException">MX4022: there is no last run, or its command cannot be done again; MX1404: what it left
    /// cannot be read.</exception>
    public static (RunRequest Request, BuildVerb Verb) Of(RunRequest request)
    {
        var file = ProjectFlags.Read(request.ProjectDir);
        var previous = Previous(request, request.State ?? request.TargetPath ?? file.TargetPath);
        if (!Verbs.TryGetValue(previous.Command, out var verb))
            throw new MixdownException(new Diagnostic("MX4022", $"The last run was '{previous.Command}', which cannot be retried", Hint: $"Of these a run can be retried: {string.Join(", ", Verbs.Keys)}."));
        var arguments = previous.Arguments.Where(argument => !Surroundings.Contains(argument.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);
        var again = RequestFlags.Apply(
            request with { State = null, Command = previous.Command, Vars = request.Vars ?? Vars(arguments) },
            new FlagValues(arguments, request.Environment, file.Flags));
        return (again with { Only = Left(previous, request.Warnings.All), Batches = previous.FailedBatches }, verb);
    }

    static PreviousRun Previous(RunRequest request, string folder)
    {
        if (File.Exists(Path.Combine(request.ProjectDir, folder, "run_results.json")))
            return StateFolder.Open(folder, request.ProjectDir).Results;
        throw new MixdownException(new Diagnostic("MX4022", $"Could not find previous run in '{folder}' target directory", Hint: "A retry repeats what failed: run 'mixdown build' first, or name the folder of its artifacts with --state."));
    }

    static HashSet<string> Left(PreviousRun previous, bool warnings) => previous.Statuses
        .Where(result => Retried.Contains(result.Value) || (warnings && result.Value == "warn"))
        .Select(result => result.Key)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>dbt keeps vars as a map, we as the text that was given.</summary>
    static string? Vars(IReadOnlyDictionary<string, object?> arguments) => arguments.GetValueOrDefault("vars") switch
    {
        string text => text,
        null => null,
        var map => System.Text.Json.JsonSerializer.Serialize(map),
    };
}
