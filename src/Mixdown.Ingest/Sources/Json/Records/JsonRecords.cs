namespace Mixdown.Ingest.Sources.Json.Records;

/// <summary>Walks the records of a block.</summary>
/// <param name="block">Whole records.</param>
/// <param name="isLines">Whether each line is one; lines of nothing are none.</param>
/// <param name="maxRecord">Longer ones are marked.</param>
struct JsonRecords(JsonBlock block, bool isLines, int maxRecord)
{
    int _at;
    int _index;

    /// <summary>The next record; false at the end of the block.</summary>
    public bool Next(out JsonRecord record) => isLines ? NextLine(out record) : NextElement(out record);

    bool NextElement(out JsonRecord record)
    {
        record = default;
        if (_index == block.Records.Count)
            return false;
        var (start, length) = block.Records[_index];
        record = new JsonRecord(start, length, block.Text.FirstLine + _index++, length > maxRecord);
        return true;
    }

    bool NextLine(out JsonRecord record)
    {
        while (_at < block.Text.Length)
        {
            var rest = block.Text.Content[_at..];
            var end = rest.IndexOf((byte)'\n');
            var length = end < 0 ? rest.Length : end;
            record = new JsonRecord(_at, length, block.Text.FirstLine + _index++, length > maxRecord);
            _at += length + 1;
            if (!rest[..length].Trim(" \t\r"u8).IsEmpty)
                return true;
        }
        record = default;
        return false;
    }
}
