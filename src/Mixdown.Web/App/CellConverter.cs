using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mixdown.Web.App;

/// <summary>Writes values of a an answer of the engine so that a page loses nothing of them: numbers that a double
/// does not hold are texts of their digits, times are ISO 8601.</summary>
sealed class CellConverter : JsonConverter<object>
{
    const long ExactInDouble = 1L << 53;

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(object);

    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Values of tables are only written.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case bool yes: writer.WriteBooleanValue(yes); break;
            case int whole: writer.WriteNumberValue(whole); break;
            case long whole when whole is > -ExactInDouble and < ExactInDouble: writer.WriteNumberValue(whole); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case decimal number when Math.Abs(number) < ExactInDouble: writer.WriteNumberValue(number); break;
            case BigInteger whole: writer.WriteStringValue(whole.ToString(CultureInfo.InvariantCulture)); break;
            case object?[] list: JsonSerializer.Serialize(writer, list, options); break;
            case IReadOnlyDictionary<string, object?> map: JsonSerializer.Serialize(writer, map, options); break;
            default: writer.WriteStringValue(TextOf(value)); break;
        }
    }

    static string? TextOf(object value) => value switch
    {
        string text => text,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime local => local.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
