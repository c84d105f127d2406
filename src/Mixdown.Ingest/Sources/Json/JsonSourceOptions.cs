using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Sources.Files;

namespace Mixdown.Ingest.Sources.Json;

/// <summary>A load of type json.</summary>
public sealed record JsonSourceOptions : FileSourceOptions
{
    /// <inheritdoc/>
    public override string Kind => "json";

    /// <summary>How the bytes are to be read.</summary>
    public JsonDialect Dialect { get; init; } = new();

    internal static SourceOptions Bind(SettingReader load, ICollection<Diagnostic> diagnostics) =>
        new JsonOptionsBinder(load, diagnostics).Bind();

    internal override IFileFormat Format(SourceHost host) => new JsonFormat(Dialect, Unpacking);
}
