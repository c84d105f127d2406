using System.Text;
using System.Text.Json;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Sources.Json;

namespace Mixdown.Tests.Json;

/// <summary>Whatever is done to a file, every record is counted, and it does not matter where blocks end.</summary>
public sealed class JsonPropertyTests
{
    static readonly string[] Pieces = ["", "a", "\"", "\\", "é", "😀", "{", "]", "\n", ",", "a much longer text than twelve bytes", "\u0001"];
    static readonly int[] BlockSizes = [1, 3, 16, 63, 65, 1000, 1 << 20];
    static readonly DataType[] Types = [DataType.Int64, DataType.Text, new DataType.Decimal(18, 2), DataType.Text];

    [Theory]
    [InlineData(1, JsonLayout.Lines)]
    [InlineData(2, JsonLayout.Document)]
    [InlineData(3, JsonLayout.Auto)]
    public void Random_records_come_back_at_every_block_size(int seed, JsonLayout layout)
    {
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var texts = Enumerable.Range(0, random.Next(1, 60)).Select(_ => Text(random)).ToList();
            var bytes = Encoding.UTF8.GetBytes(Written(texts, layout));
            foreach (var size in BlockSizes)
            {
                var read = JsonRead.Of(bytes, Types, new JsonDialect { Layout = layout }, size);
                Assert.Empty(read.Rejected);
                Assert.Equal(texts, read.Rows.Select(row => row[1]));
                Assert.Equal(Enumerable.Range(0, texts.Count).Select(i => $"{i}"), read.Rows.Select(row => row[0]));
            }
        }
    }

    [Theory]
    [InlineData(11, JsonLayout.Lines)]
    [InlineData(12, JsonLayout.Document)]
    [InlineData(13, JsonLayout.Auto)]
    [InlineData(14, JsonLayout.Lines)]
    [InlineData(15, JsonLayout.Document)]
    public void Damaged_files_are_read_to_the_end_and_every_record_is_counted(int seed, JsonLayout layout)
    {
        var random = new Random(seed);
        var dialect = new JsonDialect { Layout = layout, MaxRecordBytes = 2000 };
        for (var round = 0; round < 40; round++)
        {
            var bytes = Damaged(Encoding.UTF8.GetBytes(Written([.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => Text(random))], layout)), random);
            var whole = JsonRead.Of(bytes, Types, dialect);
            Assert.Equal(whole.Read, whole.Rows.Count + whole.Rejected.Count);
            foreach (var size in BlockSizes)
            {
                var read = JsonRead.Of(bytes, Types, dialect, size);
                Assert.Equal(whole.Lines, read.Lines);
                Assert.Equal(whole.Rejected.Select(row => row.Code + row.Offset), read.Rejected.Select(row => row.Code + row.Offset));
                Assert.Equal(whole.Read, read.Read);
            }
        }
    }

    static string Written(List<string> texts, JsonLayout layout)
    {
        var records = texts.Select((text, i) => $"{{\"a\":{i},\"b\":{JsonSerializer.Serialize(text)},\"c\":{i}.25}}");
        return layout == JsonLayout.Lines ? string.Join('\n', records) + "\n" : "[" + string.Join(",\n", records) + "]";
    }

    static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 6)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    static byte[] Damaged(byte[] bytes, Random random)
    {
        var list = bytes.ToList();
        for (var i = random.Next(1, 6); i > 0 && list.Count > 0; i--)
        {
            var at = random.Next(list.Count);
            switch (random.Next(4))
            {
                case 0:
                    list[at] = (byte)random.Next(256);
                    break;
                case 1:
                    list.Insert(at, (byte)"{}[]\",\\\n0"[random.Next(9)]);
                    break;
                case 2:
                    list.RemoveAt(at);
                    break;
                default:
                    list.RemoveRange(at, Math.Min(list.Count - at, random.Next(1, 40)));
                    break;
            }
        }
        return [.. list];
    }
}
