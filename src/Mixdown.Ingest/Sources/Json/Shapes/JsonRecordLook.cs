using System.Text.Json;
using System.Text.Unicode;
using Mixdown.Ingest.Evolution.Nested;

namespace Mixdown.Ingest.Sources.Json.Shapes;

/// <summary>Looks at single records to learn their fields. For one thread.</summary>
/// <param name="dialect">What counts as a record.</param>
sealed class JsonRecordLook(JsonDialect dialect)
{
    readonly JsonLook _look = new();

    /// <summary>Looks at one record. What is no record is rejected when the rows are read; here it says nothing.</summary>
    /// <param name="record">Pinned, with room behind it.</param>
    /// <param name="at">Where it stands in its source: fields keep the order in which they first came.</param>
    /// <param name="seen">Receives what is seen.</param>
    public void Record(ReadOnlySpan<byte> record, long at, NestedEvidence seen)
    {
        if (!Utf8.IsValid(record) || !IsObject(record))
            return;
        var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = dialect.MaxDepth });
        reader.Read();
        _look.Object(ref reader, at, seen);
    }

    bool IsObject(ReadOnlySpan<byte> record)
    {
        try
        {
            var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = dialect.MaxDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            var keys = 0;
            while (reader.Read())
                keys += reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 ? 1 : 0;
            return keys <= JsonRejects.MostKeys;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
