namespace Mixdown.Project.Materialize.Diffs;

/// <summary>How relations are compared.</summary>
public sealed record DiffSettings
{
    /// <summary>Columns by which rows belong together; empty takes a column of the model that is
    /// tested to be unique, else its <c>unique_key</c>.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Examples of each kind of difference. Default 5: enough to see a pattern on one screen.</summary>
    public int Examples { get; init; } = 5;
}
