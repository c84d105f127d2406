using System.Text;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Sources.Csv;

namespace Mixdown.Tests.Csv;

/// <summary>Whatever is written comes back, wherever the blocks happen to end.</summary>
public sealed class CsvPropertyTests
{
    static readonly string[] Pieces =
        ["", "a", "7", ",", "\"", "\n", "\r", "\r\n", " ", "é", "音", "😀", "''", "a much longer text than twelve bytes", "\"\"", "0171", "\t"];

    static readonly int[] BlockSizes = [1, 3, 16, 63, 65, 1000, 1 << 20];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_fields_come_back_at_every_block_size(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 15; round++)
        {
            var (columns, crlf) = (random.Next(1, 9), random.Next(2) == 0);
            var rows = Enumerable.Range(0, random.Next(0, 60)).Select(_ => Row(random, columns)).ToList();
            var bytes = Encoding.UTF8.GetBytes(Written(rows, columns, crlf, random));
            foreach (var size in BlockSizes)
            {
                var read = CsvRead.Of(bytes, [.. Enumerable.Repeat(DataType.Text, columns)], blockBytes: size);
                Assert.Empty(read.Rejected);
                Assert.Equal(rows, read.Rows.Select(row => row[..columns]));
                Assert.Equal(rows.Count, read.Read);
            }
        }
    }

    /// <summary>Bytes are flipped, put in and taken out: records may be lost to quarantine, but none without a trace, and what
    /// happens does not depend on where blocks end.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Damaged_files_are_read_to_the_end_and_every_record_is_counted(int seed)
    {
        var random = new Random(seed);
        DataType[] types = [DataType.Int64, DataType.Text, new DataType.Decimal(18, 2), DataType.LocalTime];
        var dialect = new CsvDialect { MaxRecordBytes = 2000 };
        for (var round = 0; round < 25; round++)
        {
            var rows = Enumerable.Range(1, random.Next(1, 80)).Select(i => new string?[] { $"{i}", Field(random), $"{i}.99", "2024-01-31 10:00:00" });
            var bytes = Damaged(Encoding.UTF8.GetBytes(Written([.. rows], 4, crlf: false, random)), random);
            var whole = CsvRead.Of(bytes, types, dialect);
            foreach (var size in BlockSizes)
            {
                var read = CsvRead.Of(bytes, types, dialect, size);
                Assert.Equal(read.Read, read.Rows.Count + read.Rejected.Count);
                Assert.Equal(whole.Lines, read.Lines);
                Assert.Equal(whole.Reasons, read.Reasons);
                Assert.Equal(whole.Rejected.Select(row => row.Offset), read.Rejected.Select(row => row.Offset));
            }
        }
    }

    static string?[] Row(Random random, int columns)
    {
        var row = Enumerable.Range(0, columns).Select(_ => Field(random)).ToArray();
        // A lone NULL is an empty line, which a file of several columns passes over.
        return row;
    }

    static string? Field(Random random) => random.Next(8) == 0
        ? null
        : string.Concat(Enumerable.Range(0, random.Next(0, 4)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    static string Written(IReadOnlyList<string?[]> rows, int columns, bool crlf, Random random)
    {
        var (text, end) = (new StringBuilder(), crlf ? "\r\n" : "\n");
        text.AppendJoin(',', Enumerable.Range(0, columns).Select(i => $"c{i}")).Append(end);
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(field => Quoted(field, random))).Append(end);
        return text.ToString();
    }

    static string Quoted(string? field, Random random)
    {
        if (field is null)
            return "";
        var needs = field.Length == 0 || field.AsSpan().IndexOfAny(",\"\r\n") >= 0;
        return needs || random.Next(5) == 0 ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }

    static byte[] Damaged(byte[] bytes, Random random)
    {
        var damaged = bytes.ToList();
        var header = damaged.IndexOf((byte)'\n') + 1;
        for (var i = random.Next(1, 6); i > 0 && damaged.Count > header + 1; i--)
        {
            var at = random.Next(header, damaged.Count);
            switch (random.Next(3))
            {
                case 0:
                    damaged[at] = Byte(random);
                    break;
                case 1:
                    damaged.Insert(at, Byte(random));
                    break;
                default:
                    damaged.RemoveAt(at);
                    break;
            }
        }
        return [.. damaged];
    }

    static byte Byte(Random random) => random.Next(2) == 0 ? (byte)random.Next(256) : (byte)",\"\n\r\0"[random.Next(5)];
}
