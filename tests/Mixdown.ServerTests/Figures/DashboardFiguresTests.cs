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
        var (example, id) = (dashboard.Split('/')[0], dashboard.Split('/')[1]);
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
            foreach (var (tile, answer) in await served.AnswersAsync(id, state))
            {
                foreach (var (name, table) in Tables(tile, answer))
                {
                    if (Difference(figures.Find(name, state), table, tables) is { } difference)
                        wrong.Add($"{dashboard}?{state} {name}: {difference}");
                    else if (HasRows(table))
                        shown.Add(name);
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var tiles = await served.TilesAsync(id);
        Assert.Equal([], figures.Tiles.Except(tiles, StringComparer.Ordinal));
        Assert.Equal([], figures.Tables.Except(shown, StringComparer.Ordinal));
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static IEnumerable<string> Of(string example) =>
        Directory.EnumerateFiles(Repository.At($"examples/{example}/dashboards"), "*.yml").Select(file => $"{example}/{Path.GetFileNameWithoutExtension(file)}").Order(StringComparer.Ordinal);

    /// <summary>What a tile shows: its rows, and the course of its number where it has one.</summary>
    static IEnumerable<(string Name, JsonElement Table)> Tables(string tile, JsonElement answer)
    {
        yield return (tile, answer);
        if (answer.TryGetProperty("trend", out var trend))
            yield return (FigureFile.TrendOf(tile), trend);
    }

    static bool HasRows(JsonElement table) => table.GetProperty("values") is var values && values.GetArrayLength() > 0 && values[0].GetArrayLength() > 0;

    /// <summary>How an answer differs from what SQL says; null: it does not.</summary>
    static string? Difference(string? sql, JsonElement answer, IEngineSession tables)
    {
        if (answer.TryGetProperty("problem", out var problem))
            return problem.ToString();
        if (answer.GetProperty("columns").GetArrayLength() == 0)
            return null;
        if (sql is null)
            return "there is no SQL that says what it has to show";
        var (expected, actual) = (FigureText.Of(tables.Query(sql, Stop).Rows), FigureText.Of(answer));
        return expected == actual ? null : $"- is what SQL says, + what is shown\n{LineDiff.Print(expected, actual)}";
    }
}
