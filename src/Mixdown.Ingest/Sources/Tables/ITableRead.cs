using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Sources.Tables;

/// <summary>One pass over what a table has after its bookmark.</summary>
interface ITableRead : IAsyncDisposable
{
    /// <summary>The columns: with <see cref="FileColumn.Settled"/> where the source knows their types, else with evidence.</summary>
    FileColumns Shape { get; }

    /// <summary>Whether each row says what happened to it: then <c>_mx_op</c> (<c>i</c>, <c>u</c>, <c>d</c>, <c>t</c>) follows
    /// <c>_mx_rescued</c> in the columns of the rows.</summary>
    bool HasOperations { get; }

    /// <summary>Whether an update may come without values that did not change: then <c>_mx_unchanged</c>, a JSON list of their columns,
    /// follows <c>_mx_op</c>. The second row of an update that moves a row to another key follows the first, the old key's, at once.</summary>
    bool HasUnchanged => false;

    /// <summary>Rows that came without such values. Only after the last rows.</summary>
    long Incomplete => 0;

    /// <summary>The columns that name a row, where the source knows: those of the primary key. They are the key that rows are
    /// merged by where the project file gives none. Empty where the source does not know.</summary>
    IReadOnlyList<string> Key => [];

    /// <summary>Whether these are all rows that the table has now, and not only those after a bookmark.</summary>
    bool IsWhole { get; }

    /// <summary>The next rows, in the order in which they are to be merged; null when there are no more. The rows that came
    /// before are read to their end and disposed by then. Their <c>_mx_row</c> grows in that order, over all of them.</summary>
    /// <exception cref="MixdownException">The source failed. Nothing that was read is kept.</exception>
    Task<ISourceRows?> NextAsync(RowsRequest request, CancellationToken cancel);

    /// <summary>Where the next run goes on: text that only the source understands, without secrets, committed together with the
    /// rows. Only after the last rows. Equal to the bookmark that it began from when there was nothing new.</summary>
    string? Bookmark { get; }

    /// <summary>Rows that were met again at the bookmark's border and left out: they count as duplicate, and are not in
    /// <see cref="ISourceRows.RowsRead"/>. Only after the last rows.</summary>
    long Duplicates { get; }

    /// <summary>What a person should look at, although it stops nothing.</summary>
    IReadOnlyList<Diagnostic> Warnings => [];
}
