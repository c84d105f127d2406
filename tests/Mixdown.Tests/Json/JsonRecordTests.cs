using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.Files;
using Mixdown.Ingest.Sources.Json;

namespace Mixdown.Tests.Json;

/// <summary>What is a record, what is none, and that one costs the others nothing.</summary>
public sealed class JsonRecordTests
{
    static readonly DataType[] Two = [DataType.Int64, DataType.Text];

    [Theory]
    [InlineData("{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}\n")]
    [InlineData("{\"a\":1,\"b\":\"x\"}\r\n{\"a\":2,\"b\":\"y\"}")]
    [InlineData("\uFEFF{\"a\":1,\"b\":\"x\"}\n\n  \n{\"b\":\"y\",\"a\":2}\n")]
    [InlineData("[{\"a\":1,\"b\":\"x\"},{\"a\":2,\"b\":\"y\"}]")]
    [InlineData(" [ {\"a\":1,\n\"b\":\"x\"} ,\n {\"a\":2,\"b\":\"y\"} ] \n")]
    [InlineData("{\n  \"a\": 1,\n  \"b\": \"x\"\n}\n{\n  \"a\": 2,\n  \"b\": \"y\"\n}\n")]
    [InlineData("{\"a\":1,\"b\":\"x\"}{\"a\":2,\"b\":\"y\"}{", "MX2220")]
    public void Records_follow_each_other_in_lines_in_arrays_and_one_after_the_other(string text, string? rejected = null)
    {
        var dialect = new JsonDialect { Layout = rejected is null ? JsonLayout.Auto : JsonLayout.Document };

        foreach (var block in new[] { 1, 7, 1 << 20 })
        {
            var read = JsonRead.Of(Encoding.UTF8.GetBytes(text), Two, dialect, block);
            Assert.Equal(["1|x", "2|y"], read.Lines);
            Assert.Equal(rejected, read.Rejected.SingleOrDefault()?.Code);
        }
    }

    [Theory]
    [InlineData("{\"meta\":{\"page\":1,\"items\":[9]},\"data\":{\"n\":2,\"items\":[{\"a\":1},{\"a\":2}]},\"next\":null}", "1 2")]
    [InlineData("{\"data\":{\"items\":{\"a\":7}}}", "7")]
    [InlineData("{\"data\":{\"items\":[]}}", "")]
    [InlineData("{\"data\":{\"items\":null}}", "")]
    [InlineData("[{\"a\":1}]", "1")]
    public void Records_may_be_wrapped(string text, string ids)
    {
        var dialect = new JsonDialect { Records = ["data", "items"] };

        foreach (var block in new[] { 1, 7, 1 << 20 })
        {
            var read = JsonRead.Of(Encoding.UTF8.GetBytes(text), [DataType.Int64], dialect, block);
            Assert.Equal(ids, string.Join(' ', read.Lines));
            Assert.Empty(read.Rejected);
        }
    }

    [Theory]
    [InlineData("{\"date\":{}}", "t.json:1:1: error MX2213: t.json has no records at 'data': there is no 'data'\n  hint: Did you mean 'date'?")]
    [InlineData("{\"data\"", "t.json:1:1: error MX2213: t.json has no records at 'data': no JSON after 7 bytes: Expected a ':' after the property name, but instead reached end of data\n  hint: Nothing of it was loaded. Correct the key 'records' of the load, or the file.")]
    public void Records_that_are_not_where_they_should_be_stop_the_file(string text, string why)
    {
        var wrong = Assert.Throws<MixdownException>(() => JsonRead.Of(Encoding.UTF8.GetBytes(text), Two, new JsonDialect { Records = ["data"] }));

        Assert.StartsWith(why.Split(": Expected")[0], wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":1,}", "MX2220")]
    [InlineData("{\"a\":01}", "MX2220")]
    [InlineData("{\"a\":1", "MX2220")]
    [InlineData("{'a':1}", "MX2220")]
    [InlineData("{\"a\":NaN}", "MX2220")]
    [InlineData("{\"a\":1} x", "MX2220")]
    [InlineData("{\"b\":\"\u0001\"}", "MX2220")]
    [InlineData("{\"b\":\"\0\"}", "MX2220")]
    [InlineData("\0\0\0", "MX2220")]
    [InlineData("[1,2]", "MX2221")]
    [InlineData("null", "MX2221")]
    [InlineData("7", "MX2221")]
    public void A_line_that_is_no_record_is_rejected_and_the_others_are_kept(string line, string code)
    {
        var read = JsonRead.Of($"{{\"a\":1}}\n{{\"a\":2}}\n{line}\n{{\"a\":4}}\n", Two);

        Assert.Equal(["1|∅", "2|∅", "4|∅"], read.Lines);
        var rejected = Assert.Single(read.Rejected);
        Assert.Equal((3, 16, code, line), (rejected.Line, rejected.Offset, rejected.Code, Encoding.UTF8.GetString(rejected.Raw)));
        Assert.Equal(4, read.Read);
    }

    [Fact]
    public void A_broken_element_of_an_array_costs_only_itself()
    {
        var read = JsonRead.Of("[{\"a\":1}, {\"a\":tru}, 5, {\"a\":[}, {\"a\":4}]", Two);

        Assert.Equal(["1|∅", "4|∅"], read.Lines);
        Assert.Equal(["MX2220", "MX2221", "MX2220"], read.Rejected.Select(row => row.Code));
    }

    [Theory]
    [InlineData("[{\"a\":1},{\"a\":2}", "3: MX2228: the array does not end: the file is cut off")]
    [InlineData("[{\"a\":1},{\"a\":2},", "3: MX2228: the array does not end: the file is cut off")]
    [InlineData("[{\"a\":1},{\"a\":2},{\"a", "3: MX2220: no JSON after 1 byte: Expected end of string, but instead reached end of data")]
    public void An_array_that_is_cut_off_says_so(string text, string reason)
    {
        foreach (var block in new[] { 1, 8, 9, 17, 18, 1 << 20 })
        {
            var read = JsonRead.Of(Encoding.UTF8.GetBytes(text), Two, blockBytes: block);
            Assert.Equal(["1|∅", "2|∅"], read.Lines);
            Assert.Equal(reason, Assert.Single(read.Reasons));
        }
    }

    [Fact]
    public void What_follows_an_array_is_rejected()
    {
        var read = JsonRead.Of("[{\"a\":1}]{\"a\":2}", Two);

        Assert.Equal(["1|∅"], read.Lines);
        Assert.Equal(["2: MX2229: something follows the end of the array"], read.Reasons);
        Assert.Equal(["2: MX2229: something follows the end of the array"], JsonRead.Of("[{\"a\":1}]]", Two).Reasons);
    }

    [Fact]
    public void Bytes_that_are_not_utf_8_are_rejected_with_their_line()
    {
        var read = JsonRead.Of([.. "{\"b\":\"é\"}\n{\"b\":\""u8, 0xE9, .. "\"}\n{\"b\":\"ok\"}\n"u8], Two);

        Assert.Equal(["∅|é", "∅|ok"], read.Lines);
        Assert.Equal(["2: MX2224: bytes that are not UTF-8"], read.Reasons);
    }

    [Fact]
    public async Task Records_of_the_quarantine_are_read_again_each_by_itself()
    {
        byte[][] records = ["{\"a\":1,\n \"b\":\"x\"}"u8.ToArray(), "{\"a\":"u8.ToArray(), [], "{\"a\":4}"u8.ToArray()];
        using var rejected = new RejectedRows("/no/such/folder/spill");
        ColumnTarget[] columns = [new("a", new Column("a", DataType.Int64)), new("b", new Column("b", DataType.Text))];
        var read = new JsonFormat(new JsonDialect { Records = ["data"] }, new Unpacking())
            .OpenRecords("t.json", records, new RowsRequest(columns, TypeContract.Rescue, rejected), CancellationToken.None);
        await using var rows = read.Rows;
        using var batch = new Mixdown.Tests.Csv.NativeBatch(rows.Columns);
        using var reader = rows.OpenReader();
        var ids = new List<string?>();
        batch.Reset();
        for (var count = reader.Fill(batch.Batch); count > 0; count = reader.Fill(batch.Batch))
        {
            ids.AddRange(Enumerable.Range(0, count).Select(row => $"{batch.Text(2, row)}: {batch.Text(0, row)}"));
            batch.Reset();
        }

        Assert.Equal(["1: 1", "4: 4"], ids);
        Assert.Equal([2L, 3L], rejected.Read().Select(row => row.Line));
        Assert.Equal([1L, 2, 3, 4], read.Starts);
    }

    [Fact]
    public void Nesting_has_a_limit()
    {
        var deep = "{\"a\":" + new string('[', 10_000) + new string(']', 10_000) + "}";
        var read = JsonRead.Of($"{{\"a\":1}}\n{deep}\n{{\"a\":3}}\n", Two);

        Assert.Equal(["1|∅", "3|∅"], read.Lines);
        Assert.Equal(["2: MX2222: nested deeper than 64 (option max_depth)"], read.Reasons);
    }

    [Theory]
    [InlineData("{{\"a\":1}}\n{{\"b\":\"{0}\"}}\n{{\"a\":3}}\n")]
    [InlineData("[{{\"a\":1}},{{\"b\":\"{0}\"}},{{\"a\":3}}]")]
    public void A_record_that_is_too_long_is_passed_over_without_being_kept(string format)
    {
        var text = Encoding.UTF8.GetBytes(string.Format(null, format, new string('}', 100_000)));
        foreach (var block in new[] { 64, 1000, 1 << 20 })
        {
            var read = JsonRead.Of(text, Two, new JsonDialect { MaxRecordBytes = 2000 }, block);
            Assert.Equal(["1|∅", "3|∅"], read.Lines);
            Assert.Equal(["2: MX2223: a record longer than 2,000 bytes (option max_record)"], read.Reasons);
            Assert.Equal(3, read.Read);
        }
    }

    [Fact]
    public void A_record_with_a_million_keys_is_rejected()
    {
        var many = "{" + string.Join(',', Enumerable.Range(0, 1_000_000).Select(i => $"\"k{i}\":1")) + "}";
        var read = JsonRead.Of($"{{\"a\":1}}\n{many}\n{{\"a\":3}}\n", Two);

        Assert.Equal(["1|∅", "3|∅"], read.Lines);
        Assert.Equal(["2: MX2225: more than 10,000 keys"], read.Reasons);
    }

    [Fact]
    public void A_key_that_comes_twice_and_one_that_nobody_knows_are_rescued()
    {
        var read = JsonRead.Of("{\"a\":1,\"a\":2}\n{\"A\":3,\"new\":{\"x\":[1]}}\n{\"a\":4,\"new\":null}\n", Two);

        Assert.Equal(["1|∅!{\"a\":2}", "3|∅!{\"new\":{\"x\":[1]}}", "4|∅"], read.Lines);
    }

    [Fact]
    public void The_contract_says_what_becomes_of_values_that_do_not_fit()
    {
        var text = "{\"a\":1}\n{\"a\":\"x\",\"b\":\"y\"}\n{\"a\":3}\n"u8.ToArray();

        Assert.Equal(["1|∅", "∅|y!{\"a\":\"x\"}", "3|∅"], JsonRead.Of(text, Two).Lines);
        Assert.Equal(["1|∅", "∅|y", "3|∅"], JsonRead.Of(text, Two, contract: TypeContract.DiscardValue).Lines);
        var kept = JsonRead.Of(text, Two, contract: TypeContract.Quarantine);
        Assert.Equal(["1|∅", "3|∅"], kept.Lines);
        Assert.Equal(["2: MX2227: the value of 'a' does not fit"], kept.Reasons);
        var frozen = Assert.Throws<MixdownException>(() => JsonRead.Of(text, Two, contract: TypeContract.Freeze));
        Assert.StartsWith("t.json:2:1: error MX2214: \"x\" does not fit 'a', and schema_contract.data_type is freeze", frozen.Message, StringComparison.Ordinal);
    }
}
