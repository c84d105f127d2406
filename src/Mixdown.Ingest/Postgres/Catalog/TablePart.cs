using Mixdown.Data.Naming;

namespace Mixdown.Ingest.Postgres.Catalog;

/// <summary>A table, or one of the tables whose rows it shows.</summary>
/// <param name="Name">Schema and table.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Pages">Blocks on disk, as of now; 0 where it has no rows of its own.</param>
/// <param name="IsOpen">Whether it may be read by itself and then shows all of its rows.</param>
sealed record TablePart(TableName Name, PostgresTableKind Kind, long Pages, bool IsOpen);
