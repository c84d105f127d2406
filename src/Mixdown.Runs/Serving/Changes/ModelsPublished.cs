namespace Mixdown.Runs.Serving.Changes;

/// <summary>Models have other rows than before.</summary>
/// <param name="Ids">Their unique ids.</param>
/// <param name="At">When, of the last one.</param>
public sealed record ModelsPublished(IReadOnlySet<string> Ids, DateTimeOffset At) : ServedChange
{
    /// <inheritdoc/>
    internal override ServedChange? With(ServedChange next) =>
        next is ModelsPublished later ? new ModelsPublished(Ids.Concat(later.Ids).ToHashSet(StringComparer.Ordinal), later.At) : null;
}
