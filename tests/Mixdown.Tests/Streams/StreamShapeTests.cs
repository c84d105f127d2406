using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Data.Settings.Shapes;
using Mixdown.Streams.Sources;
using Mixdown.Tests.Settings;

namespace Mixdown.Tests.Streams;

/// <summary>What the manual says of a kind of stream is what its binder does.</summary>
public sealed class StreamShapeTests
{
    public static TheoryData<string> Kinds => [.. KnownStreams.Kinds.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_key_that_is_described_is_read_and_the_other_way_round(string kind)
    {
        var diagnostics = new List<Diagnostic>();
        var reader = new SettingReader(ShapeSample.Of(KnownStreams.Kinds[kind].Shape), diagnostics);

        KnownStreams.Kinds[kind].Bind(reader, diagnostics);
        reader.Finish();

        Assert.Empty(diagnostics.Where(wrong => wrong.Code is "MX1010" or "MX1011").Select(wrong => wrong.Message));
        Assert.Empty(reader.Asked.Except(KnownStreams.Kinds[kind].Shape.Keys.Select(key => key.Name), StringComparer.Ordinal));
    }

    /// <summary>The table stands between two marks; <c>MIXDOWN_ACCEPT=1</c> writes it.</summary>
    [Theory]
    [InlineData("collector")]
    [InlineData("kafka")]
    public void The_page_of_a_kind_has_the_table_of_its_keys(string kind)
    {
        const string begin = "<!-- keys -->\n", end = "<!-- /keys -->";
        var file = Repository.At($"docs/streaming/{kind}.md");
        var page = File.ReadAllText(file);
        var (from, to) = (page.IndexOf(begin, StringComparison.Ordinal), page.IndexOf(end, StringComparison.Ordinal));
        var table = SettingTable.Markdown(KnownStreams.Kinds[kind].Shape);

        if (Environment.GetEnvironmentVariable("MIXDOWN_ACCEPT") == "1")
            File.WriteAllText(file, page[..(from + begin.Length)] + table + page[to..]);
        else
            Assert.Equal(table, page[(from + begin.Length)..to]);
    }
}
