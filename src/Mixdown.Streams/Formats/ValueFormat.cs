using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Streams.Formats.Registry;

namespace Mixdown.Streams.Formats;

/// <summary>What the project file says of how values are written: <c>format</c> and <c>registry</c> of a stream.</summary>
public sealed record ValueFormat
{
    /// <summary>Plain JSON.</summary>
    public static readonly ValueFormat Json = new();

    /// <summary>How they are written. Default: plain JSON.</summary>
    public FormatKind Kind { get; init; } = FormatKind.Json;

    /// <summary>Where schemas are asked for; null: nowhere, which Avro does not work with.</summary>
    public RegistryOptions? Registry { get; init; }

    /// <summary>Reads <c>format</c> and <c>registry</c>, and adds what is wrong with them.</summary>
    internal static ValueFormat Bind(SettingReader stream, ICollection<Diagnostic> diagnostics) => new ValueFormatBinder(stream, diagnostics).Bind();

    /// <summary>What makes JSON of the values; null where they are JSON already.</summary>
    internal IValueFormat? Open(TimeProvider clock) =>
        Kind == FormatKind.Json ? null : new RegistryFormat(Kind, Registry is null ? null : new SchemaRegistry(Registry, clock), clock);
}
