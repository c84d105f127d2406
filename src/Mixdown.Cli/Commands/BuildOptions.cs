using System.CommandLine;
using Mixdown.Project.Files;
using Mixdown.Runs.Flags;
using Mixdown.Runs.Running;

namespace Mixdown.Cli.Commands;

/// <summary>The options that say what to build and how; dbt's names.</summary>
sealed class BuildOptions
{
    readonly FlagOptions _flags = new();

    public BuildOptions()
    {
        AddSelection();
        AddState();
        AddBuilding();
        AddWarnings(_flags);
    }

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command) => _flags.AddTo(command);

    /// <summary>The request with what these options say, else environment variables, else <c>flags</c> in dbt_project.yml.</summary>
    public RunRequest Read(ParseResult given, RunRequest request) => RequestFlags.Apply(
        request, new FlagValues(_flags.Given(given), request.Environment, ProjectFlags.Read(request.ProjectDir).Flags));

    void AddSelection()
    {
        _flags.Words("select", "--select", "WORDS", "What to take: names, +name+, tag:x, path:x, source:x, state:modified, …", "-s", "--models", "--model", "-m");
        _flags.Words("exclude", "--exclude", "WORDS", "What to leave out");
        _flags.Text("selector", "NAME", "A selector of selectors.yml");
        _flags.Words("resource_types", "--resource-type", "KIND", "Kinds to take: model, test, seed, snapshot, source, …", "--resource-types");
        _flags.Words("exclude_resource_types", "--exclude-resource-type", "KIND", "Kinds to leave out", "--exclude-resource-types");
        _flags.Text("indirect_selection", "MODE", "Which checks come along: eager (default), cautious, buildable or empty");
    }

    void AddState()
    {
        _flags.Text("state", "DIR", "Artifacts of an earlier run, for state:, result: and source_status:, and for --defer");
        _flags.Switch("defer", "Let ref() to what this target does not have mean the state's relation");
        _flags.Text("defer_state", "DIR", "The state to defer to. Default: that of --state");
        _flags.Switch("favor_state", "With --defer: prefer the state's relations, but for what is selected");
    }

    void AddBuilding()
    {
        _flags.Switch("full_refresh", "Build incremental models from nothing", "-f");
        _flags.Switch("fail_fast", "Start nothing new after the first failure", "-x");
        _flags.Switch("changed", "Build what has changed, or reads what has, and run the checks that have not passed on what is there", "--skip-unchanged");
        _flags.Switch("empty", "Build from inputs without rows: tries the SQL and costs nothing");
        _flags.Text("sample", "TIME", "Build from the rows of a time: '3 days', or \"{'start': '2025-12-01', 'end': '2025-12-31'}\"");
        _flags.Text("event_time_start", "TIME", "First moment of the batches of microbatch models");
        _flags.Text("event_time_end", "TIME", "The moment behind the batches of microbatch models");
        _flags.Text("publish", "WAY", "checked (default): a failed check keeps the old table; direct: publish, then check, as dbt does");
        _flags.Switch("store_failures", "Keep the rows that checks find in tables of the warehouse");
        _flags.Switch("partial_parse", "Use what an earlier command found out while it read the project (default)");
    }

    /// <summary>Which warnings count as errors; loads have that too.</summary>
    public static void AddWarnings(FlagOptions flags)
    {
        flags.Switch("warn_error", "Let all warnings count as errors");
        flags.Text("warn_error_options", "YAML", """Which warnings count as errors: '{"error": "all", "warn": ["NoNodesForSelectionCriteria"]}'""");
    }
}
