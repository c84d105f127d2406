using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Ingest.Bronze;

namespace Mixdown.Runs.Quality.Reading;

/// <summary>The quarantine of one table.</summary>
/// <param name="Source">The load or stream.</param>
/// <param name="Table">Its records, as far as readers may see them.</param>
sealed record QuarantineTable(string Source, LakeTable Table)
{
    /// <summary>The table that the records would be in.</summary>
    public TableName Of => Table.QuarantineOf!;

    /// <summary>Tells apart all that its rows can be: a version of a log has the same files for ever, of which more and more are shown.</summary>
    public (long Version, int Files) Stamp => (Table.Table.Version, Table.Table.Files.Count);

    /// <summary>A SELECT of its records, with <c>source_name</c> and <c>table_name</c> beside the columns of a quarantine.</summary>
    public string Sql => $"select {SqlText.Literal(Source)} as source_name, {SqlText.Literal(Of.Table)} as table_name, * from {Table.Name.Sql}";
}
