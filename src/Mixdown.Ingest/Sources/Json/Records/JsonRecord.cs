namespace Mixdown.Ingest.Sources.Json.Records;

/// <summary>Where a record stands.</summary>
/// <param name="Start">In its block.</param>
/// <param name="Length">In bytes; 0 stands for the end that an array does not have, and <see cref="OutsideLength"/> for whatever
/// follows its end.</param>
/// <param name="Row">The line, or the number in a document.</param>
/// <param name="IsTooLong">Longer than allowed.</param>
readonly record struct JsonRecord(int Start, int Length, long Row, bool IsTooLong)
{
    /// <summary>What stands there is no record of the document.</summary>
    public const int OutsideLength = -1;

    /// <summary>Its bytes.</summary>
    public ReadOnlySpan<byte> Of(JsonBlock block) => Length < 0 ? block.Text.Content[Start..] : block.Text.Content.Slice(Start, Length);
}
