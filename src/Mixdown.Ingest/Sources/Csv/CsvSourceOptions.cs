using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Sources.Files;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>A load of type csv, or of type tsv, which is csv with tabs between the fields.</summary>
public sealed record CsvSourceOptions : FileSourceOptions
{
    internal const string TabKind = "tsv";

    /// <inheritdoc/>
    public override string Kind => Word;

    /// <summary>The word of the load.</summary>
    internal string Word { get; init; } = "csv";

    /// <summary>How the bytes are to be read.</summary>
    public CsvDialect Dialect { get; init; } = new();

    internal static SourceOptions Bind(SettingReader load, ICollection<Diagnostic> diagnostics) =>
        new CsvOptionsBinder(load, diagnostics).Bind("csv");

    internal static SourceOptions BindTabs(SettingReader load, ICollection<Diagnostic> diagnostics) =>
        new CsvOptionsBinder(load, diagnostics).Bind(TabKind);

    internal override IFileFormat Format(SourceHost host) => new CsvFormat(Dialect, Unpacking);
}
