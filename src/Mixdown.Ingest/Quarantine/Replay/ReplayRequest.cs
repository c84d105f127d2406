using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Quarantine.Replay;

/// <summary>How the records of one file are read again.</summary>
/// <param name="Run">What the load works with.</param>
/// <param name="File">The file, as in <c>_mx_file</c>.</param>
/// <param name="Folder">The table's folder in the lake.</param>
/// <param name="Columns">The table's columns from now on.</param>
/// <param name="Targets">What becomes of each column of the file.</param>
/// <param name="Misfits">What becomes of values that do not fit.</param>
sealed record ReplayRequest(
    LoadRun Run, string File, string Folder, ColumnList Columns, IReadOnlyList<ColumnTarget> Targets, Evolution.TypeContract Misfits)
{
    /// <summary>Room for what is rejected again.</summary>
    public RejectedRows Rejected(int index) => Run.Rejected(Folder, index);

    /// <summary>What the source is asked.</summary>
    public RowsRequest Rows(RejectedRows rejected) => new(Targets, Misfits, rejected);

    /// <summary>The columns that have one value in all rows.</summary>
    public IReadOnlyList<ConstantColumn> Constants(IReadOnlyList<ConstantColumn> ofFile, IReadOnlyList<ConstantColumn> ofLoad) =>
        [.. ColumnTargets.Missing(Columns, Targets), .. ofFile, .. ofLoad];
}
