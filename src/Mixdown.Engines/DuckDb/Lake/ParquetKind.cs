namespace Mixdown.Engines.DuckDb.Lake;

/// <summary>What a field of a Parquet file holds.</summary>
enum ParquetKind
{
    Value,
    Struct,
    List,
    Map,
}
