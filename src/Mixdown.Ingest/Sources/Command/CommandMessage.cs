using System.Text.Json;

namespace Mixdown.Ingest.Sources.Command;

/// <summary>A line of a program, told apart without making an object of it.</summary>
readonly ref struct CommandMessage
{
    CommandMessage(CommandMessageKind kind, string? stream, ReadOnlySpan<byte> content, IReadOnlyList<string> key)
    {
        (Kind, Stream, Key) = (kind, stream, key);
        Content = content;
    }

    /// <summary>What it is.</summary>
    public CommandMessageKind Kind { get; }

    /// <summary>The stream of a record or schema.</summary>
    public string? Stream { get; }

    /// <summary>The record, or the state: a JSON value.</summary>
    public ReadOnlySpan<byte> Content { get; }

    /// <summary>The key of a schema's stream.</summary>
    public IReadOnlyList<string> Key { get; }

    /// <summary>Reads a line of Singer; a line that is no message of Singer has the kind None.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static CommandMessage Read(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 256 });
        var (kind, stream) = (CommandMessageKind.None, (string?)null);
        var content = default(ReadOnlySpan<byte>);
        IReadOnlyList<string> key = [];
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            var isStream = reader.ValueTextEquals("stream"u8);
            var isContent = reader.ValueTextEquals("record"u8) || reader.ValueTextEquals("value"u8);
            var isKey = reader.ValueTextEquals("key_properties"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (isType)
                kind = KindOf(ref reader);
            else if (isStream && reader.TokenType == JsonTokenType.String)
                stream = reader.GetString();
            else if (isKey && reader.TokenType == JsonTokenType.StartArray)
                key = Texts(ref reader);
            reader.Skip();
            if (isContent)
                content = line[start..(int)reader.BytesConsumed];
        }
        return new CommandMessage(kind, stream, content, key);
    }

    static CommandMessageKind KindOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            return CommandMessageKind.None;
        return reader.GetString()!.ToUpperInvariant() switch
        {
            "RECORD" => CommandMessageKind.Record,
            "SCHEMA" => CommandMessageKind.Schema,
            "STATE" => CommandMessageKind.State,
            "ACTIVATE_VERSION" or "BATCH" => CommandMessageKind.Other,
            _ => CommandMessageKind.None,
        };
    }

    static List<string> Texts(ref Utf8JsonReader reader)
    {
        var texts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
                texts.Add(reader.GetString()!);
            reader.Skip();
        }
        return texts;
    }
}
