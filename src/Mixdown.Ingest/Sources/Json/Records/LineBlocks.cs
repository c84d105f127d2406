using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Sources.Json.Records;

/// <summary>Blocks of whole lines: one vectorised search a block.</summary>
sealed class LineBlocks(Stream content, string file, int maxRecord, int blockBytes, Action<RejectedRow> reject)
    : JsonBlocks(content, file, maxRecord, blockBytes, reject)
{
    const byte LineEnd = (byte)'\n';

    public override bool IsLines => true;

    protected override int Cut(JsonBlock block, bool isLast) =>
        isLast ? block.Text.Length : block.Text.Content.LastIndexOf(LineEnd) + 1;

    protected override long CountRows(JsonBlock block) => block.Text.Content.Count(LineEnd);

    protected override int EndOfLong(ReadOnlySpan<byte> bytes, bool isFirst)
    {
        var end = bytes.IndexOf(LineEnd);
        return end < 0 ? -1 : end + 1;
    }
}
