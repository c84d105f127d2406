namespace Mixdown.Streams.Formats.Avro;

/// <summary>A type of an Avro schema, its names resolved; a record may hold itself.</summary>
/// <param name="kind">What it is.</param>
sealed class AvroSchema(AvroKind kind)
{
    public AvroKind Kind => kind;

    /// <summary>The name of a record, enum or fixed, with its namespace; else the word for the type.</summary>
    public string Name { get; init; } = kind.ToString();

    /// <summary>The fields of a record in their order: filled in after it is known by its name.</summary>
    public IReadOnlyList<AvroField> Fields { get; set; } = [];

    /// <summary>What a union may be.</summary>
    public IReadOnlyList<AvroSchema> Branches { get; init; } = [];

    /// <summary>The symbols of an enum, ready to be written.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>The items of an array, the values of a map.</summary>
    public AvroSchema? Items { get; init; }

    /// <summary>The bytes of a fixed.</summary>
    public int Size { get; init; }

    /// <summary>The digits behind the point of a decimal.</summary>
    public int Scale { get; init; }

    /// <summary>The same bytes with another meaning.</summary>
    public AvroSchema As(AvroKind meaning, int scale = 0) => new(meaning) { Name = Name, Size = Size, Scale = scale };
}
