using Mixdown.Ingest.Loads.Messages;
using Mixdown.Project;
using Mixdown.Project.Graph.Selection;
using Mixdown.Runs.Flags;

namespace Mixdown.Runs.Running;

/// <summary>What a command asks of a project.</summary>
public sealed record RunRequest
{
    /// <summary>The least that <see cref="Memory"/> may be: with half of it DuckDB writes a row group of a wide table.</summary>
    public const long LeastMemory = 128L << 20;

    /// <summary>The verb, for the story of the run and <c>flags.WHICH</c>.</summary>
    public required string Command { get; init; }

    /// <summary>Who asks for it, for the story of the run: <c>command line</c>, <c>web app</c>.</summary>
    public string StartedBy { get; init; } = "command line";

    /// <summary>The project's folder, absolute.</summary>
    public required string ProjectDir { get; init; }

    /// <summary>Where profiles.yml is; null looks where dbt looks.</summary>
    public string? ProfilesDir { get; init; }

    /// <summary>An output of profiles.yml; null: the one it names.</summary>
    public string? Target { get; init; }

    /// <summary>A profile of profiles.yml; null: the one that dbt_project.yml names.</summary>
    public string? Profile { get; init; }

    /// <summary>Where artifacts go; null: where dbt_project.yml says.</summary>
    public string? TargetPath { get; init; }

    /// <summary>Values for <c>var()</c>, a YAML map; null for none.</summary>
    public string? Vars { get; init; }

    /// <summary>Nodes or tables in work at the same time; null: what profiles.yml says.</summary>
    public int? Threads { get; init; }

    /// <summary>Bytes that loads may use together; null: what mixdown.yml says.</summary>
    public long? Memory { get; init; }

    /// <summary>How long to wait while another process works on the target. Default: not at all.</summary>
    public TimeSpan LockTimeout { get; init; }

    /// <summary>Selectors of nodes, or names of loads; empty for all.</summary>
    public IReadOnlyList<string> Select { get; init; } = [];

    /// <summary>Selectors of nodes to leave out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The name of a selector of selectors.yml; null for none.</summary>
    public string? Selector { get; init; }

    /// <summary>Which checks come along with the nodes that were selected.</summary>
    public IndirectSelection Indirect { get; init; }

    /// <summary>Kinds of nodes to keep, dbt's words; empty keeps all.</summary>
    public IReadOnlyList<string> ResourceTypes { get; init; } = [];

    /// <summary>Kinds of nodes to leave out.</summary>
    public IReadOnlyList<string> ExcludeResourceTypes { get; init; } = [];

    /// <summary>Folder with the artifacts of an earlier run, for selectors that compare with it; null for none.</summary>
    public string? State { get; init; }

    /// <summary>Ids of the nodes to take, whatever the selection says; null for what it says.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    /// <summary>Batches of microbatch models to build instead of those that the models choose, by id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TimeWindow>> Batches { get; init; } = new Dictionary<string, IReadOnlyList<TimeWindow>>(0);

    /// <summary>Lets ref() to a node that this target does not have mean the state's relation.</summary>
    public bool Defer { get; init; }

    /// <summary>The state to defer to, if it is another one than <see cref="State"/>; null for the same.</summary>
    public string? DeferState { get; init; }

    /// <summary>Prefers the state's relations to those that this target has, but for selected nodes.</summary>
    public bool FavorState { get; init; }

    /// <summary>When a build makes rows visible.</summary>
    public PublishMode Publish { get; init; }

    /// <summary>Which warnings count as errors.</summary>
    public WarnErrorOptions Warnings { get; init; } = WarnErrorOptions.None;

    /// <summary>Builds incremental models from nothing.</summary>
    public bool FullRefresh { get; init; }

    /// <summary>Keeps the rows that checks find in tables, where a check does not say otherwise.</summary>
    public bool StoreFailures { get; init; }

    /// <summary>Builds every model from inputs without rows, so that its SQL is tried and costs nothing.</summary>
    public bool Empty { get; init; }

    /// <summary>Builds models from the rows of a time only, where an input has an <c>event_time</c>: <c>3 days</c>, or a map of start
    /// and end; null for all rows.</summary>
    public string? Sample { get; init; }

    /// <summary>First moment of the batches of microbatch models; null leaves it to each model.</summary>
    public DateTimeOffset? EventTimeStart { get; init; }

    /// <summary>The moment behind the batches of microbatch models; null leaves it to each model.</summary>
    public DateTimeOffset? EventTimeEnd { get; init; }

    /// <summary>Starts nothing new after the first failure.</summary>
    public bool FailFast { get; init; }

    /// <summary>Leaves nodes alone that have not changed and read nothing that has.</summary>
    public bool Changed { get; init; }

    /// <summary>Messages that name the only files that a load looks at; null for all.</summary>
    public ObjectEvents? Events { get; init; }

    /// <summary>Lets a load make columns wider whatever its contract says, in tables of any size.</summary>
    public bool Migrate { get; init; }

    /// <summary>Whether what an earlier command found out while it read the project may be used.</summary>
    public bool PartialParse { get; init; } = true;

    /// <summary>Environment variables that the project may ask for.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>What is said here of the nodes to take.</summary>
    public SelectionRequest Selection => new()
    {
        Select = Select,
        Exclude = Exclude,
        Selector = Selector,
        Indirect = Indirect,
        ResourceTypes = ResourceTypes,
        ExcludeResourceTypes = ExcludeResourceTypes,
    };
}
