using Mixdown.Ingest.Sources.Files.Bytes;

namespace Mixdown.Ingest.Sources.Json.Records;

/// <summary>Whole records of a file, to be parsed by one reader.</summary>
sealed class JsonBlock(TextBlock text)
{
    /// <summary>The bytes, and where they stand: <see cref="TextBlock.FirstLine"/> is the number of the first record, or line.</summary>
    public TextBlock Text => text;

    /// <summary>Start and length of each record in a document; unused where each line is one.</summary>
    public List<(int Start, int Length)> Records { get; } = [];
}
