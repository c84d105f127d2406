using System.Text.Json;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Json.Records;

/// <summary>Finds the records in a document that wraps them: the option <c>records</c>.</summary>
sealed class JsonProlog(string file, IReadOnlyList<string> path)
{
    /// <summary>Where the value at the end of the path begins; -1 when more bytes are needed, their number when it is null.</summary>
    /// <exception cref="MixdownException">MX2213: the path leads nowhere, or what leads there is no JSON.</exception>
    public int Find(ReadOnlySpan<byte> bytes, bool isLast)
    {
        var reader = new Utf8JsonReader(bytes, isLast, default);
        try
        {
            reader.Read();
            foreach (var key in path)
            {
                if (!Enter(ref reader, key))
                    return -1;
            }
            return reader.TokenType == JsonTokenType.Null ? bytes.Length : (int)reader.TokenStartIndex;
        }
        catch (JsonException wrong)
        {
            throw new MixdownException(NotFound(JsonRejects.Syntax(wrong, reader.BytesConsumed)), wrong);
        }
    }

    /// <summary>Says that the records are not there.</summary>
    public Diagnostic NotFound(string why) => new(
        "MX2213", $"{file} has no records at '{string.Join('.', path)}': {why}", new SourceSpan(file, 1, 1, 1),
        "Nothing of it was loaded. Correct the key 'records' of the load, or the file.");

    /// <summary>Goes to the value of a key; false when more bytes are needed.</summary>
    bool Enter(ref Utf8JsonReader reader, string key)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new MixdownException(NotFound($"'{key}' is not asked of an object"));
        var seen = new List<string>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
                throw new MixdownException(NotFound($"there is no '{key}'") with { Hint = DidYouMean.Hint(key, seen) });
            var name = reader.GetString()!;
            seen.Add(name);
            if (!reader.Read())
                return false;
            if (name == key)
                return true;
            if (!reader.TrySkip())
                return false;
        }
        return false;
    }
}
