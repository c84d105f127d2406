namespace Mixdown.Ingest.Loads.Settings;

/// <summary>What is done with records that cannot be read: the key <c>bad_rows</c>.</summary>
/// <param name="Action">Where they go.</param>
/// <param name="Max">Above it the table's load fails and nothing of it is published.</param>
public sealed record BadRows(BadRowsAction Action, RowLimit Max)
{
    /// <summary>Quarantine, at most 1% of the rows.</summary>
    public static BadRows Default { get; } = new(BadRowsAction.Quarantine, RowLimit.Default);
}
