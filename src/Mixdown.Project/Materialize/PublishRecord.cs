using System.Collections.Immutable;

namespace Mixdown.Project.Materialize;

/// <summary>The last publish of a model, as <c>_mixdown.publishes</c> keeps it.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="PublishId">Unique among all publishes.</param>
/// <param name="Fingerprint">What the model was.</param>
public sealed record PublishRecord(string Model, string PublishId, string Fingerprint)
{
    /// <summary>Delta versions of the source tables that it read, by the source's id.</summary>
    public ImmutableSortedDictionary<string, long> LakeVersions { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Publishes of the models that it read, by the model's id.</summary>
    public ImmutableSortedDictionary<string, string> Upstream { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Checks that passed on it: a stamp of what each was and looked at, by the check's id.</summary>
    public ImmutableSortedDictionary<string, string> Checks { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether an id is that of a check: models and checks are kept in one map of the publish.</summary>
    internal static bool IsCheck(string id) => id.StartsWith("test.", StringComparison.Ordinal);
}
