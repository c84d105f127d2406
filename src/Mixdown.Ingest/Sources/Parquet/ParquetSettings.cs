using Mixdown.Data.Settings.Shapes;
using Mixdown.Ingest.Sources.Files;

namespace Mixdown.Ingest.Sources.Parquet;

/// <summary>The keys of a load of type parquet.</summary>
static class ParquetSettings
{
    public static readonly SettingShape Shape = FileSettings.Of("Parquet files in a folder or a bucket");
}
