namespace Mixdown.Streams.Formats;

/// <summary>How the values of a stream's records are written.</summary>
public enum FormatKind
{
    /// <summary>A JSON object, plain.</summary>
    Json,

    /// <summary>A JSON object behind the five bytes that name its schema in a registry.</summary>
    JsonSchema,

    /// <summary>Avro's binary encoding behind the five bytes that name its schema in a registry.</summary>
    Avro,
}
