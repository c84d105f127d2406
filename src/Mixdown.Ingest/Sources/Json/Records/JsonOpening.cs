using System.Text.Json;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources.Files.Bytes;

namespace Mixdown.Ingest.Sources.Json.Records;

/// <summary>Looks at how a file begins to say how its records follow each other.</summary>
static class JsonOpening
{
    const int HeadBytes = 64 * 1024;
    const int LinesToTry = 10;

    /// <summary>The blocks of a file's content.</summary>
    /// <param name="content">Decoded: UTF-8 without a byte order mark.</param>
    /// <param name="file">As in <c>_mx_file</c>.</param>
    /// <param name="dialect">What the project file says.</param>
    /// <param name="blockBytes">The size to aim at.</param>
    /// <param name="reject">Receives records that are too long.</param>
    public static JsonBlocks Open(Stream content, string file, JsonDialect dialect, int blockBytes, Action<RejectedRow> reject)
    {
        var head = new byte[HeadBytes];
        var count = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var whole = new PrefixedStream(content, before: head.AsMemory(0, count));
        return IsLines(head.AsSpan(0, count), dialect)
            ? new LineBlocks(whole, file, dialect.MaxRecordBytes, blockBytes, reject)
            : new DocumentBlocks(whole, file, dialect, blockBytes, reject);
    }

    static bool IsLines(ReadOnlySpan<byte> head, JsonDialect dialect)
    {
        if (dialect.Layout != JsonLayout.Auto || dialect.Records.Count > 0)
            return dialect.Layout == JsonLayout.Lines;
        var text = head.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty || text[0] != '{')
            return text.IsEmpty;
        // A line longer than the head is a record, or the file is one object on one line: which is the same.
        return !text.Contains((byte)'\n') || HasRecordLine(text);
    }

    /// <summary>Whether one of the first lines is an object from its first byte to its last. Programs that spread an object over
    /// several lines indent what is inside.</summary>
    static bool HasRecordLine(ReadOnlySpan<byte> text)
    {
        for (var line = 0; line < LinesToTry && text.Length > 0; line++)
        {
            var end = text.IndexOf((byte)'\n');
            if (end < 0)
                return false;
            if (text[0] == '{' && IsObject(text[..end]))
                return true;
            text = text[(end + 1)..];
        }
        return false;
    }

    static bool IsObject(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            reader.Read();
            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
