using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>The keys <c>path</c>, <c>table</c> and <c>options</c> of a load of type csv.</summary>
public sealed record CsvSourceOptions : SourceOptions
{
    /// <inheritdoc/>
    public override string Kind => "csv";

    /// <inheritdoc/>
    public override string Place => Path;

    /// <summary>Where the files are. <c>{table}</c> stands for the table's name and <c>*</c> for anything within a name;
    /// relative to the project folder.</summary>
    public required string Path { get; init; }

    /// <summary>The table's name where the path has no <c>{table}</c>.</summary>
    public string? Table { get; init; }

    /// <summary>How the bytes are to be read.</summary>
    public CsvDialect Dialect { get; init; } = new();

    internal static SourceOptions Bind(SettingReader load, ICollection<Diagnostic> diagnostics) =>
        new CsvOptionsBinder(load, diagnostics).Bind();

    internal override ISource Open(SourceHost host) => new CsvSource(this, host);
}
