using System.Buffers;
using System.Buffers.Binary;
using Mixdown.Data.Records;
using Mixdown.Streams.Formats.Avro;

namespace Mixdown.Streams.Formats.Registry;

/// <summary>Values behind five bytes: a zero, and the number of their schema in a registry, the high byte first.</summary>
/// <param name="kind">What the schemas have to be.</param>
/// <param name="registry">Where they are; null: they are not asked for.</param>
/// <param name="clock">Says when a number that was unknown is asked for again.</param>
sealed class RegistryFormat(FormatKind kind, SchemaRegistry? registry, TimeProvider clock) : IValueFormat
{
    const int PrefixBytes = 5;

    /// <summary>A number that the registry does not know may be one that it is about to hear of; asking for each record would be a
    /// flood.</summary>
    static readonly TimeSpan UnknownFor = TimeSpan.FromSeconds(30);

    static readonly JsonSchemaReader AsItIs = new();
    readonly AvroJsonWriter _avro = new();
    readonly Dictionary<int, ISchemaReader> _readers = [];
    readonly Dictionary<int, long> _unknown = [];

    /// <inheritdoc/>
    public async ValueTask PrepareAsync(RecordBatch records, CancellationToken cancel)
    {
        if (registry is null)
            return;
        for (var record = 0; record < records.Count; record++)
        {
            if (IdOf(records.Value(record)) is { } id && !IsKnown(id))
                await FetchAsync(registry, id, cancel).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public string? TryWrite(ReadOnlySpan<byte> value, IBufferWriter<byte> json)
    {
        if (IdOf(value) is not { } id)
            return Prefix(value);
        return (registry is null ? AsItIs : _readers[id]).TryWrite(value[PrefixBytes..], json);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        registry?.Dispose();
        _avro.Dispose();
    }

    static int? IdOf(ReadOnlySpan<byte> value) =>
        value.Length >= PrefixBytes && value[0] == 0 ? BinaryPrimitives.ReadInt32BigEndian(value[1..]) : null;

    static string Prefix(ReadOnlySpan<byte> value) => value.Length < PrefixBytes
        ? $"it has {value.Length} bytes, too few to name its schema"
        : $"it begins with {value[0]} where a zero and the number of its schema are expected";

    bool IsKnown(int id) => _readers.ContainsKey(id) && (!_unknown.TryGetValue(id, out var since) || clock.GetElapsedTime(since) < UnknownFor);

    async Task FetchAsync(SchemaRegistry from, int id, CancellationToken cancel)
    {
        var schema = await from.SchemaAsync(id, cancel).ConfigureAwait(false);
        _unknown.Remove(id);
        if (schema is null)
            _unknown[id] = clock.GetTimestamp();
        _readers[id] = schema is null ? new UnreadableSchema($"the registry has no schema {id}") : Reader(id, schema);
    }

    ISchemaReader Reader(int id, RegisteredSchema schema)
    {
        var wanted = kind == FormatKind.Avro ? "AVRO" : "JSON";
        if (schema.Type != wanted)
            return new UnreadableSchema($"schema {id} is {schema.Type}, not {wanted}");
        return kind == FormatKind.Avro ? Avro(id, schema) : AsItIs;
    }

    ISchemaReader Avro(int id, RegisteredSchema schema)
    {
        try
        {
            var type = AvroSchemaParser.Parse(schema.Text, schema.References);
            return type.Kind == AvroKind.Record ? new AvroReader(type, _avro) : new UnreadableSchema($"schema {id} is no record: there are no columns in it");
        }
        catch (AvroSchemaException wrong)
        {
            return new UnreadableSchema($"schema {id} cannot be read: {wrong.Message}");
        }
    }
}
