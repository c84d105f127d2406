using System.Text;
using Mixdown.Simulation.Csv;

namespace Mixdown.Tests.Simulation;

public sealed class CsvWriterTests : IDisposable
{
    readonly CsvWriter _csv = new();

    public void Dispose() => _csv.Dispose();

    [Fact]
    public void Text_with_a_comma_a_quote_or_a_line_end_is_quoted_and_nothing_else_is()
    {
        foreach (var text in new[] { "plain", "a,b", "say \"hi\"", "\"", "two\nlines", "Élodie" })
            _csv.Text(Encoding.UTF8.GetBytes(text));
        _csv.EndRecord();

        Assert.Equal("plain,\"a,b\",\"say \"\"hi\"\"\",\"\"\"\",\"two\nlines\",Élodie\r\n", Written());
    }

    [Fact]
    public void Null_is_empty_also_in_first_and_last_place()
    {
        _csv.Null();
        _csv.Integer(-5);
        _csv.Null();
        _csv.EndRecord();

        Assert.Equal(",-5,\r\n", Written());
    }

    [Fact]
    public void Money_has_two_places_and_a_timestamp_leading_zeros()
    {
        _csv.Cents(5);
        _csv.Cents(1290);
        _csv.Timestamp(2021, 2, 3, (4 * 3600) + (5 * 60) + 6);
        _csv.EndRecord();

        Assert.Equal("0.05,12.90,2021-02-03 04:05:06\r\n", Written());
    }

    [Fact]
    public void A_ragged_copy_lacks_the_last_field_whole_even_when_it_is_quoted()
    {
        _csv.Integer(1);
        _csv.Text("a,b"u8);
        _csv.EndRecordAndRaggedCopy(oneFieldMore: false);

        Assert.Equal("1,\"a,b\"\r\n1\r\n", Written());
    }

    [Fact]
    public void A_ragged_copy_may_have_a_field_more()
    {
        _csv.Integer(1);
        _csv.Null();
        _csv.EndRecordAndRaggedCopy(oneFieldMore: true);

        Assert.Equal("1,\r\n1,,?\r\n", Written());
    }

    [Fact]
    public void A_record_longer_than_the_buffer_stays_whole()
    {
        var text = new string('x', 300_000) + '"';
        _csv.Text("first"u8);
        _csv.Text(Encoding.UTF8.GetBytes(text));
        _csv.EndRecord();

        Assert.Equal(new[] { "first", text }, Assert.Single(PlainCsv.Parse(Written())));
    }

    string Written() => Encoding.UTF8.GetString(_csv.Written.Span);
}
