namespace Mixdown.Project;

/// <summary>What to read, and what the world is like that the project may ask about. All of it comes from outside, so that
/// the same request gives the same project.</summary>
public sealed record ProjectRequest
{
    /// <summary>The folder of dbt_project.yml.</summary>
    public required string ProjectDir { get; init; }

    /// <summary>Where profiles.yml is; null looks in DBT_PROFILES_DIR, the project's folder, then <c>~/.dbt</c>.</summary>
    public string? ProfilesDir { get; init; }

    /// <summary>The profile to use instead of the one that dbt_project.yml names.</summary>
    public string? Profile { get; init; }

    /// <summary>The output of the profile to use instead of its own default.</summary>
    public string? Target { get; init; }

    /// <summary>The YAML map behind <c>--vars</c>; null for none.</summary>
    public string? Vars { get; init; }

    /// <summary>Texts that hold instead of what the files on disk say, by absolute path: what an editor has not saved.</summary>
    public IReadOnlyDictionary<string, string> OpenFiles { get; init; } = new Dictionary<string, string>(0);

    /// <summary>Environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Where results of reading are kept for the next command, absolute; null keeps none. The file can be deleted at
    /// any time, and is right however the project has changed.</summary>
    public string? CacheFile { get; init; }

    /// <summary>Answers <c>invocation_id</c> and names the run in what is recorded.</summary>
    public required string InvocationId { get; init; }

    /// <summary>Answers <c>run_started_at</c>.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The verb, for <c>flags.WHICH</c>.</summary>
    public string Command { get; init; } = "build";

    /// <summary>Whether incremental models are to be built from nothing: <c>--full-refresh</c>.</summary>
    public bool FullRefresh { get; init; }

    /// <summary>Whether checks that say nothing of it keep the rows that they find: <c>--store-failures</c>.</summary>
    public bool StoreFailures { get; init; }

    /// <summary>Whether ref() and source() mean no rows: <c>--empty</c>.</summary>
    public bool Empty { get; init; }

    /// <summary>The time of rows that ref() and source() mean where the node has an <c>event_time</c>: <c>--sample</c>; null
    /// for all rows.</summary>
    public TimeWindow? Sample { get; init; }

    /// <summary>First moment of the batches to build: <c>--event-time-start</c>; null leaves it to each model.</summary>
    public DateTimeOffset? EventTimeStart { get; init; }

    /// <summary>The moment behind the batches to build: <c>--event-time-end</c>; null leaves it to each model.</summary>
    public DateTimeOffset? EventTimeEnd { get; init; }

    /// <summary>Folder under which artifacts and compiled files go instead of the one that dbt_project.yml names.</summary>
    public string? TargetPath { get; init; }

    /// <summary>What the command was asked, by dbt's names (<c>select</c>, <c>full_refresh</c>, …), as plain values: <c>flags</c> and
    /// <c>invocation_args_dict</c>.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; init; } = new Dictionary<string, object?>(0);
}
