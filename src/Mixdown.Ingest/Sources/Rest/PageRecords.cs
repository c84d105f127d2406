using System.Text;
using System.Text.Json;

namespace Mixdown.Ingest.Sources.Rest;

/// <summary>Finds the records of an answer, and what stands at a place of it.</summary>
static class PageRecords
{
    const int MaxDepth = 256;
    static readonly string[] UsualLists = ["data", "items", "results", "records", "values", "rows", "value"];

    /// <summary>Where each record stands in the answer.</summary>
    /// <param name="url">For messages.</param>
    /// <param name="page">The answer.</param>
    /// <param name="path">The way to the list; null: the answer itself where it is a list, else its one list, or the one of a usual name.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2308: no JSON; MX2309: no list there.</exception>
    public static IReadOnlyList<Range> Find(Uri url, ReadOnlySpan<byte> page, string? path)
    {
        try
        {
            var reader = Reader(page);
            reader.Read();
            path ??= reader.TokenType == JsonTokenType.StartArray ? "" : UsualList(page);
            if (path is null || !TryGo(ref reader, path) || reader.TokenType != JsonTokenType.StartArray)
                throw RestErrors.NoItems(url, path, Keys(page));
            return Elements(ref reader);
        }
        catch (JsonException wrong)
        {
            throw RestErrors.NoJson(url, $"{wrong.Message.Split(" Path:")[0].TrimEnd('.')}; it begins with '{Encoding.UTF8.GetString(page[..Math.Min(page.Length, 60)])}'");
        }
    }

    /// <summary>The text or number at a place; null where there is none.</summary>
    public static string? Value(ReadOnlySpan<byte> page, string path)
    {
        var reader = Reader(page);
        reader.Read();
        if (!TryGo(ref reader, path))
            return null;
        return reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            _ => null,
        };
    }

    static Utf8JsonReader Reader(ReadOnlySpan<byte> json) => new(json, new JsonReaderOptions { MaxDepth = MaxDepth });

    static List<Range> Elements(ref Utf8JsonReader reader)
    {
        var elements = new List<Range>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            elements.Add(start..(int)reader.BytesConsumed);
        }
        return elements;
    }

    /// <summary>Goes from an object to what stands behind keys.</summary>
    static bool TryGo(ref Utf8JsonReader reader, string path)
    {
        foreach (var key in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (reader.TokenType != JsonTokenType.StartObject || !TryEnter(ref reader, key))
                return false;
        }
        return true;
    }

    static bool TryEnter(ref Utf8JsonReader reader, string key)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isWanted = reader.ValueTextEquals(key);
            reader.Read();
            if (isWanted)
                return true;
            reader.Skip();
        }
        return false;
    }

    static string? UsualList(ReadOnlySpan<byte> page)
    {
        var lists = Lists(page);
        return lists.Count == 1 ? lists[0] : UsualLists.FirstOrDefault(lists.Contains);
    }

    static List<string> Lists(ReadOnlySpan<byte> page)
    {
        var lists = new List<string>();
        var reader = Reader(page);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
                lists.Add(name);
            reader.Skip();
        }
        return lists;
    }

    static List<string> Keys(ReadOnlySpan<byte> page)
    {
        var keys = new List<string>();
        var reader = Reader(page);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return keys;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            keys.Add(reader.GetString()!);
            reader.Read();
            reader.Skip();
        }
        return keys;
    }
}
