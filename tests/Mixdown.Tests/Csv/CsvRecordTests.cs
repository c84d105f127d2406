using System.Text;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Sources.Csv;

namespace Mixdown.Tests.Csv;

/// <summary>RFC 4180 and the files that do not keep to it.</summary>
public sealed class CsvRecordTests
{
    static readonly DataType[] TwoTexts = [DataType.Text, DataType.Text];

    [Theory]
    [InlineData("a,b\n1,2\n", "1|2")]
    [InlineData("a,b\n1,2", "1|2")]
    [InlineData("a,b\r\n1,2\r\n3,4", "1|2;3|4")]
    [InlineData("a,b\r1,2\r3,4\r", "1|2;3|4")]
    [InlineData("a,b\n1,2\r\n3,4\n", "1|2;3|4")]
    [InlineData("a,b\n\n1,2\n\r\n\n3,4\n\n", "1|2;3|4")]
    [InlineData("a,b\n,\n", "∅|∅")]
    [InlineData("a,b\n\"\",\n", "|∅")]
    [InlineData("a,b\n\"1,2\",\"3\n4\"\n", "1,2|3\n4")]
    [InlineData("a,b\n\"x\"\"y\",\"\"\"\"\n", "x\"y|\"")]
    [InlineData("a,b\n\"\"\"\",\"\"\"\"\"\"\n", "\"|\"\"")]
    [InlineData("a,b\nx\"y,z\"\"\n", "x\"y|z\"\"")]
    [InlineData("a,b\n \"x\", \"y\"\n", " \"x\"| \"y\"")]
    [InlineData("a,b\n\"1\",\"2\"", "1|2")]
    [InlineData("a,b\n\"1\",\"2\"\r", "1|2")]
    [InlineData("a,b\nx\ry,z\n", "x\ry|z")]
    [InlineData("a,b\n\"l1\r\nl2\",é音😀\r\n", "l1\r\nl2|é音😀")]
    [InlineData("a,b\n1,a text of more than twelve bytes\n", "1|a text of more than twelve bytes")]
    [InlineData("\"a\",\"b\"\n1,2\n", "1|2")]
    [InlineData("\"a\nx\",b\n1,2\n", "1|2")]
    public void Well_formed_records_are_split(string text, string rows)
    {
        var read = CsvRead.Of(text, TwoTexts);

        Assert.Empty(read.Rejected);
        Assert.Equal(rows, string.Join(';', read.Lines));
    }

    [Theory]
    [InlineData("a,b\n1\n2,3\n", "2|3", "2: MX2101: 1 field where the header has 2")]
    [InlineData("a,b\n1,2,3\n4,5\n", "4|5", "2: MX2101: 3 fields where the header has 2")]
    [InlineData("a,b\n1,\"2\n3,4\n", "3|4", "2: MX2102: a quote opens a field and is not closed before a delimiter or a line end")]
    [InlineData("a,b\n1,\"2\"x\n3,4\n", "3|4", "2: MX2102: a quote opens a field and is not closed before a delimiter or a line end")]
    [InlineData("a,b\n1,\"2\n3,\"4\"x\"\n5,6\n", "5|6", "2: MX2102: a quote opens a field and is not closed before a delimiter or a line end;3: MX2102: a quote opens a field and is not closed before a delimiter or a line end")]
    [InlineData("a,b\n1,x\0y\n3,4\n", "3|4", "2: MX2105: a NUL byte")]
    [InlineData("a,b\n\"1\n1\",\n2,3,4\n5,6\n", "1\n1|∅;5|6", "4: MX2101: 3 fields where the header has 2")]
    public void Bad_records_are_rejected_at_their_line_and_the_next_line_is_read(string text, string rows, string reasons)
    {
        var read = CsvRead.Of(text, TwoTexts);

        Assert.Equal(rows, string.Join(';', read.Lines));
        Assert.Equal(reasons, string.Join(';', read.Reasons));
        Assert.Equal(read.Read, read.Rows.Count + read.Rejected.Count);
    }

    [Fact]
    public void A_record_longer_than_allowed_is_rejected_in_blocks_smaller_and_larger_than_it()
    {
        var bytes = Encoding.UTF8.GetBytes($"a,b\n1,2\n3,{new string('x', 5000)}\n5,6\n");
        var dialect = new CsvDialect { MaxRecordBytes = 1024 };
        foreach (var block in new[] { 16, 700, 2000, 6000, 1 << 20 })
        {
            var read = CsvRead.Of(bytes, TwoTexts, dialect, block);

            Assert.Equal(["1|2", "5|6"], read.Lines);
            Assert.Equal("3: MX2103: a record longer than 1,024 bytes (option max_record)", Assert.Single(read.Reasons));
            Assert.Equal(["2", "4"], read.Rows.Select(row => row[^2]));
            Assert.Equal(8, Assert.Single(read.Rejected).Offset);
        }
    }

    [Fact]
    public void A_file_of_one_column_keeps_its_empty_lines_as_null()
    {
        Assert.Equal(["1", "∅", "2"], CsvRead.Of("a\n1\n\n2\n", DataType.Text).Lines);
    }

    [Fact]
    public void Lines_are_physical_lines()
    {
        var read = CsvRead.Of("a,b\n\"1\n1\n1\",x\n\n2,y\n", TwoTexts);

        Assert.Equal(["2", "6"], read.Rows.Select(row => row[^2]));
    }

    [Fact]
    public void Other_symbols_and_null_words_are_read_as_declared()
    {
        var dialect = new CsvDialect { Delimiter = ';', Quote = '\'', NullValues = ["NULL", "\\N"] };
        var read = CsvRead.Of("a;b\nNULL;'NULL'\n;'x;y'\n\\N;\"\n"u8.ToArray(), TwoTexts, dialect);

        Assert.Equal(["∅|NULL", "|x;y", "∅|\""], read.Lines);
    }

    [Fact]
    public void A_file_without_a_header_starts_with_its_first_line()
    {
        var read = CsvRead.Of("1,2\n3,4\n"u8.ToArray(), TwoTexts, new CsvDialect { Header = false });

        Assert.Equal(["1|2", "3|4"], read.Lines);
    }
}
