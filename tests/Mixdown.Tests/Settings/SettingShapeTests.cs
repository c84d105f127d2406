using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Data.Settings.Shapes;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources;

namespace Mixdown.Tests.Settings;

/// <summary>What <c>mixdown schema</c> and the tables of docs/sources say of a load is what the binders do.</summary>
public sealed class SettingShapeTests
{
    public static TheoryData<string> Kinds => [.. KnownSources.Kinds.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_key_that_is_described_is_read(string kind)
    {
        var diagnostics = new List<Diagnostic>();
        var reader = new SettingReader(ShapeSample.Of(KnownSources.Kinds[kind].Shape), diagnostics);

        KnownSources.Kinds[kind].Bind(reader, diagnostics);
        reader.Finish();

        Assert.Empty(diagnostics.Where(wrong => wrong.Code is "MX1010" or "MX1011").Select(wrong => wrong.Message));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Every_key_that_is_read_is_described(string kind)
    {
        var diagnostics = new List<Diagnostic>();
        var reader = new SettingReader(ShapeSample.Of(KnownSources.Kinds[kind].Shape), diagnostics);

        KnownSources.Kinds[kind].Bind(reader, diagnostics);

        Assert.Empty(Undescribed(reader, KnownSources.Kinds[kind].Shape, ""));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_load_reads_every_key_that_is_described(string kind)
    {
        var diagnostics = new List<Diagnostic>();
        var sample = ShapeSample.Of(LoadShapes.ByType[kind]);
        var type = new SettingEntry("type", sample.At, new SettingNode.Scalar(sample.At, kind, kind));

        LoadDefinition.Bind("load", sample with { Entries = [type, .. sample.Entries] }, diagnostics);

        Assert.Empty(diagnostics.Where(wrong => wrong.Code is "MX1010" or "MX1011").Select(wrong => wrong.Message));
    }

    /// <summary>The table stands between two marks; <c>MIXDOWN_ACCEPT=1</c> writes it.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void The_page_of_a_source_has_the_table_of_its_keys(string kind)
    {
        const string begin = "<!-- keys -->\n", end = "<!-- /keys -->";
        var file = Repository.At($"docs/sources/{kind}.md");
        var page = File.ReadAllText(file);
        var (from, to) = (page.IndexOf(begin, StringComparison.Ordinal), page.IndexOf(end, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from, $"docs/sources/{kind}.md has no {begin.TrimEnd()} … {end}");
        var table = SettingTable.Markdown(KnownSources.Kinds[kind].Shape);

        if (Environment.GetEnvironmentVariable("MIXDOWN_ACCEPT") == "1")
            File.WriteAllText(file, page[..(from + begin.Length)] + table + page[to..]);
        else
            Assert.Equal(table, page[(from + begin.Length)..to]);
    }

    static IEnumerable<string> Undescribed(SettingReader reader, SettingShape shape, string path)
    {
        var unknown = reader.Asked.Where(asked => !shape.Keys.Any(key => key.Name == asked)).Select(asked => path + asked);
        var inner =
            from key in shape.Keys
            where key.Kind is SettingKind.Map && reader.Inner.ContainsKey(key.Name)
            from wrong in Undescribed(reader.Inner[key.Name], ((SettingKind.Map)key.Kind).Shape, path + key.Name + ".")
            select wrong;
        return unknown.Concat(inner);
    }
}
