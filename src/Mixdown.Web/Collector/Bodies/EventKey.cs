using System.Text.Json;

namespace Mixdown.Web.Collector.Bodies;

/// <summary>Finds the key of an event: the value of one of its fields.</summary>
static class EventKey
{
    /// <summary>The value as it stands in the event, without quotes; empty where there is no such field, or where it is null, a list or
    /// an object.</summary>
    /// <param name="reader">A copy of a reader that stands on the event's beginning.</param>
    /// <param name="field">The field.</param>
    public static ReadOnlySpan<byte> Find(Utf8JsonReader reader, ReadOnlySpan<byte> field)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(field);
            reader.Read();
            if (isIt)
                return reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False ? reader.ValueSpan : default;
            reader.Skip();
        }
        return default;
    }
}
