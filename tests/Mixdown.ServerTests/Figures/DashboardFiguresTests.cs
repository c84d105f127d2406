using System.Text.Json;
using Mixdown.Engines;

namespace Mixdown.ServerTests.Figures;

/// <summary>Every number of every dashboard of the examples, as it is served, beside SQL that somebody wrote by hand over the same tables:
/// see <see cref="FigureFile"/>.</summary>
/// <param name="examples">Where they are served.</param>
public sealed class DashboardFiguresTests(ServedExamples examples) : IClassFixture<ServedExamples>
{
    public static TheoryData<string> Dashboards => [.. new[] { "music-store", "shopping", "music-events" }.SelectMany(Of)];

    [Theory]
    [MemberData(nameof(Dashboards))]
    public async Task What_a_dashboard_shows_is_what_SQL_written_by_hand_finds_in_its_tables(string dashboard)
    {
        var (example, name) = (dashboard.Split('/')[0], dashboard.Split('/')[1]);
        var figures = new FigureFile(dashboard);
        Assert.True(figures.States is [("", _), _, ..], $"{dashboard} has to be looked at as it opens, and with something chosen");
        var served = await examples.FindAsync(example);
        using var engine = served.OpenCopy();
        using var tables = engine.OpenSession();
        tables.Execute(figures.Given, Stop);
        if (served.Heard is { } heard)
            tables.Execute(heard.Sql, Stop);
        var wrong = new List<string>();
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (state, sql) in figures.States)
        {
            tables.Execute(sql, Stop);
            foreach (var (tile, answer) in await served.AnswersAsync(name, state))
            {
                if (Difference(figures.Find(tile, state), answer, tables, shown) is { } difference)
                    wrong.Add($"{dashboard}?{state} {tile}: {difference}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var tiles = await served.TilesAsync(name);
        Assert.Equal([], figures.Tiles.Except(tiles, StringComparer.Ordinal));
        Assert.Equal([], figures.Tiles.Except(shown, StringComparer.Ordinal));
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static IEnumerable<string> Of(string example) =>
        Directory.EnumerateFiles(Repository.At($"examples/{example}/dashboards"), "*.yml").Select(file => $"{example}/{Path.GetFileNameWithoutExtension(file)}").Order(StringComparer.Ordinal);

    /// <summary>How an answer differs from what SQL says; null: it does not. Tiles that have rows are added to <paramref name="shown"/>.</summary>
    static string? Difference(string? sql, JsonElement answer, IEngineSession tables, HashSet<string> shown)
    {
        if (answer.TryGetProperty("problem", out var problem))
            return problem.ToString();
        if (answer.GetProperty("columns").GetArrayLength() == 0)
            return null;
        if (sql is null)
            return "there is no SQL that says what it has to show";
        var (expected, actual) = (FigureText.Of(tables.Query(sql, Stop).Rows), FigureText.Of(answer));
        if (actual.Length > 0)
            shown.Add(answer.GetProperty("tile").GetString()!);
        return expected == actual ? null : $"- is what SQL says, + what is shown\n{LineDiff.Print(expected, actual)}";
    }
}
