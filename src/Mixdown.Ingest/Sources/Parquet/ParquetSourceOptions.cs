using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Sources.Files;

namespace Mixdown.Ingest.Sources.Parquet;

/// <summary>A load of type parquet.</summary>
public sealed record ParquetSourceOptions : FileSourceOptions
{
    /// <inheritdoc/>
    public override string Kind => "parquet";

    internal static SourceOptions Bind(SettingReader load, ICollection<Diagnostic> diagnostics) =>
        new FileOptionsBinder(load, diagnostics).Bind(path => new ParquetSourceOptions { Path = path });

    internal override IFileFormat Format(SourceHost host) => new ParquetFormat(
        host.OpenSession ?? throw new InvalidOperationException("SourceHost.OpenSession is needed to read Parquet."), host.ScratchFolder);
}
