namespace Mixdown.Ingest.Evolution;

/// <summary>A change of one column of a lake table.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Kind">What happened.</param>
/// <param name="From">The type before, in the words of the project file; null for a column that is new.</param>
/// <param name="To">The type since.</param>
public sealed record SchemaChange(string Column, SchemaChangeKind Kind, string? From, string To)
{
    /// <summary><c>+ note text</c>, <c>amount bigint → decimal(18,2)</c>, <c>- note</c>.</summary>
    public override string ToString() => Kind switch
    {
        SchemaChangeKind.Added => $"+ {Column} {To}",
        SchemaChangeKind.Widened => $"{Column} {From} → {To}",
        SchemaChangeKind.Missing => $"{Column} is missing in the source",
        _ => $"{Column} is in the source again",
    };
}
