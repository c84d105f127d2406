namespace Mixdown.Ingest.Sources.Delta;

/// <summary>Delta tables that somebody else writes: they are read where they are, so there is nothing to load.</summary>
/// <param name="options">Where they are.</param>
sealed class DeltaSource(DeltaSourceOptions options) : ISource
{
    /// <inheritdoc/>
    public string Kind => options.Kind;
}
