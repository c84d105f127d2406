using Mixdown.Ingest.Sources.Ado;
using Mixdown.Ingest.Sources.Command;
using Mixdown.Ingest.Sources.Csv;
using Mixdown.Ingest.Sources.Delta;
using Mixdown.Ingest.Sources.Json;
using Mixdown.Ingest.Sources.Parquet;
using Mixdown.Ingest.Sources.Postgres;
using Mixdown.Ingest.Sources.PostgresCdc;
using Mixdown.Ingest.Sources.Rest;

namespace Mixdown.Ingest.Sources;

/// <summary>Every kind of source: one line each.</summary>
static class KnownSources
{
    /// <summary>From the word for it in YAML to what binds and describes its keys of a load.</summary>
    public static readonly IReadOnlyDictionary<string, SourceKind> Kinds = new Dictionary<string, SourceKind>(StringComparer.Ordinal)
    {
        ["ado"] = new(AdoSourceOptions.Bind, AdoSettings.Shape),
        ["csv"] = new(CsvSourceOptions.Bind, CsvSettings.Shape),
        ["tsv"] = new(CsvSourceOptions.BindTabs, CsvSettings.TabShape),
        [DeltaSourceOptions.Word] = new(DeltaSourceOptions.Bind, DeltaSettings.Shape),
        ["command"] = new(CommandSourceOptions.Bind, CommandSettings.Shape),
        ["json"] = new(JsonSourceOptions.Bind, JsonSettings.Shape),
        ["parquet"] = new(ParquetSourceOptions.Bind, ParquetSettings.Shape),
        [PostgresSourceOptions.Word] = new(PostgresSourceOptions.Bind, PostgresSettings.Shape),
        ["postgres_cdc"] = new(PostgresCdcSourceOptions.Bind, CdcSettings.Shape),
        ["rest"] = new(RestSourceOptions.Bind, RestSettings.Shape),
    };
}
