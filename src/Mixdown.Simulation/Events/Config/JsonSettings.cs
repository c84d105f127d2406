using System.Text;
using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Simulation.Events.Config;

/// <summary>Reads a JSON text into settings with their places. Comments and a comma behind the last item are no mistakes.</summary>
/// <param name="json">UTF-8.</param>
/// <param name="file">Its name, for messages.</param>
sealed class JsonSettings(ReadOnlyMemory<byte> json, string file)
{
    static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    int _passed;
    int _line = 1;
    int _lineStart;

    /// <summary>The text's value.</summary>
    /// <exception cref="MixdownException">MX6021: the text is no JSON.</exception>
    public SettingNode Read()
    {
        try
        {
            var reader = new Utf8JsonReader(json.Span, Lenient);
            reader.Read();
            var value = Value(ref reader);
            reader.Read();
            return value;
        }
        catch (JsonException problem)
        {
            var at = new SourceSpan(file, (int)(problem.LineNumber ?? 0) + 1, (int)(problem.BytePositionInLine ?? 0) + 1, 1);
            throw new MixdownException(new Diagnostic("MX6021", $"This is no JSON: {Said(problem)}", at).In(Encoding.UTF8.GetString(json.Span)), problem);
        }
    }

    SettingNode Value(ref Utf8JsonReader reader)
    {
        var at = At(in reader);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Map(ref reader, at),
            JsonTokenType.StartArray => List(ref reader, at),
            JsonTokenType.String => Text(reader.GetString()!, at),
            JsonTokenType.Number => Number(ref reader, at),
            JsonTokenType.True => new SettingNode.Scalar(at, true, "true"),
            JsonTokenType.False => new SettingNode.Scalar(at, false, "false"),
            _ => new SettingNode.Null(at),
        };
    }

    SettingNode.Map Map(ref Utf8JsonReader reader, SourceSpan at)
    {
        var entries = new List<SettingEntry>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (key, keyAt) = (reader.GetString()!, At(in reader));
            reader.Read();
            entries.Add(new SettingEntry(key, keyAt, Value(ref reader)));
        }
        return new SettingNode.Map(at, entries);
    }

    SettingNode.List List(ref Utf8JsonReader reader, SourceSpan at)
    {
        var items = new List<SettingNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Value(ref reader));
        return new SettingNode.List(at, items);
    }

    static SettingNode.Scalar Text(string value, SourceSpan at) => new(at, value, value);

    static SettingNode.Scalar Number(ref Utf8JsonReader reader, SourceSpan at)
    {
        var text = Encoding.ASCII.GetString(reader.ValueSpan);
        return new SettingNode.Scalar(at, reader.TryGetInt64(out var whole) ? (object)whole : reader.GetDouble(), text);
    }

    // Tokens come in their order, so lines are counted once.
    SourceSpan At(in Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var passed = json.Span[_passed..start];
        _line += passed.Count((byte)'\n');
        if (passed.LastIndexOf((byte)'\n') is >= 0 and var end)
            _lineStart = _passed + end + 1;
        _passed = start;
        var column = Encoding.UTF8.GetCharCount(json.Span[_lineStart..start]) + 1;
        return new SourceSpan(file, _line, column, Math.Max(1, (int)reader.BytesConsumed - start));
    }

    // .NET repeats the place at the end of its message.
    static string Said(JsonException problem)
    {
        var end = problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? problem.Message : problem.Message[..end]).TrimEnd('.', ' ');
    }
}
