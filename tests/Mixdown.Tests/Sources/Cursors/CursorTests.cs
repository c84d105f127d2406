using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Sources.Cursors;

namespace Mixdown.Tests.Sources.Cursors;

public sealed class CursorTests
{
    [Theory]
    [InlineData("Number", "9", "10", -1)]
    [InlineData("Number", "0.10", "0.1", 0)]
    [InlineData("Number", "-1", "-2", 1)]
    [InlineData("Number", "123456789012345678901234567890.1", "123456789012345678901234567890.2", -1)]
    [InlineData("Text", "10", "9", -1)]
    [InlineData("Text", "B", "a", -1)]
    [InlineData("Date", "2024-02-01", "2024-01-31", 1)]
    [InlineData("LocalTime", "2024-01-01 00:00:00.1", "2024-01-01T00:00:00.100", 0)]
    [InlineData("LocalTime", "2024-01-01 00:00:00.123456789", "2024-01-01 00:00:00.123456790", -1)]
    [InlineData("LocalTime", "2024-01-01 00:00:00", "2024-01-01 00:00:00.000000001", -1)]
    [InlineData("Instant", "2024-01-01T07:00:00+07:00", "2024-01-01T00:00:00Z", 0)]
    [InlineData("Instant", "2024-01-01 00:00:00.5+00", "2024-01-01 01:00:00.4+01", 1)]
    public void Values_are_compared_by_every_digit(string kind, string a, string b, int expected) =>
        Assert.Equal(expected, Math.Sign(CursorOrder.Compare(Enum.Parse<CursorKind>(kind), a, b)));

    [Theory]
    [InlineData("LocalTime", "2024-01-01 00:00:00.123456789", 300, "2023-12-31T23:55:00.123456789")]
    [InlineData("Instant", "2024-01-01T07:00:00+07:00", 60, "2023-12-31T23:59:00Z")]
    [InlineData("Date", "2024-03-01", 60, "2024-02-29")]
    [InlineData("Instant", "2024-01-01T07:00:00+07:00", 0, "2024-01-01T07:00:00+07:00")]
    public void A_lag_reaches_back(string kind, string value, int seconds, string expected) =>
        Assert.Equal(expected, CursorOrder.Before(Enum.Parse<CursorKind>(kind), value, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_value_that_is_none_of_its_kind_is_refused() =>
        Assert.Throws<FormatException>(() => CursorOrder.Compare(CursorKind.LocalTime, "soon", "2024-01-01"));

    [Fact]
    public void A_bookmark_is_read_back_as_it_was_written()
    {
        var bookmark = new CursorBookmark("updated at", "timestamp with time zone", "2024-01-01 00:00:00.123456+00") { Border = ["a", "a", "b"] };

        var read = CursorBookmark.Parse(bookmark.ToText());

        Assert.Equal(bookmark with { Border = read.Border }, read);
        Assert.Equal(["a", "a", "b"], read.Border);
        Assert.Null(CursorBookmark.Parse((bookmark with { Border = null }).ToText()).Border);
    }

    [Theory]
    [InlineData("0/16B3748")]
    [InlineData("{}")]
    [InlineData("null")]
    public void Another_source_s_bookmark_is_refused(string text) =>
        Assert.Equal("MX2256", Assert.Throws<MixdownException>(() => CursorBookmark.Parse(text)).Diagnostics[0].Code);

    [Fact]
    public void A_border_leaves_out_each_row_as_often_as_it_was_read()
    {
        var border = new CursorBorder(["a", "a", "b"], 10);

        Assert.Equal([true, true, false, false], new[] { "a", "a", "a", "c" }.Select(border.WasRead));
        Assert.Equal(2, border.Duplicates);
    }

    [Fact]
    public void A_border_that_is_too_large_is_not_kept()
    {
        var border = new CursorBorder(null, 2);
        border.Keep("b");
        border.Keep("a");
        Assert.Equal(["a", "b"], border.Marks());

        border.Keep("c");

        Assert.True(border.HasOverflowed);
        Assert.Null(border.Marks());
    }
}
