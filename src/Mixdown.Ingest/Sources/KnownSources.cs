using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Sources.Csv;

namespace Mixdown.Ingest.Sources;

/// <summary>Every kind of source: one line each.</summary>
static class KnownSources
{
    /// <summary>From the word for it in YAML to what reads its keys of a load.</summary>
    public static readonly IReadOnlyDictionary<string, Func<SettingReader, ICollection<Diagnostic>, SourceOptions>> Binders =
        new Dictionary<string, Func<SettingReader, ICollection<Diagnostic>, SourceOptions>>(StringComparer.Ordinal)
        {
            ["csv"] = CsvSourceOptions.Bind,
        };
}
