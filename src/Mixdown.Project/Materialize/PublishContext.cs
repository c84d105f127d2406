using Mixdown.Engines;

namespace Mixdown.Project.Materialize;

/// <summary>What a publish records beside the model itself.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Clock">Dates the publish.</param>
public sealed record PublishContext(string RunId, TimeProvider Clock)
{
    /// <summary>The Delta version of each source table that the build sees, by the source's id
    /// (<c>source.music_store.store.invoice</c>). Sources that are no lake tables are missing.</summary>
    public IReadOnlyDictionary<string, long> LakeVersions { get; init; } = new Dictionary<string, long>(0);

    /// <summary>What the engine can do; null where nobody has to know.</summary>
    public EngineCapabilities? Engine { get; init; }

    /// <summary>Batches of microbatch models to build instead of those that the models themselves would choose: the ones that
    /// failed in an earlier run.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TimeWindow>> Batches { get; init; } = new Dictionary<string, IReadOnlyList<TimeWindow>>(0);

    /// <summary>Whether a check of severity error keeps the node from being published. false is dbt's behaviour
    /// (<c>--publish direct</c>): publish, then check.</summary>
    public bool ChecksFirst { get; init; } = true;

    /// <summary>Whether nodes become copies of what another environment has, instead of being built.</summary>
    public bool Clones { get; init; }

    /// <summary>Whether what a check would only warn of counts as a failure: <c>--warn-error</c>.</summary>
    public bool WarningsFail { get; init; }
}
