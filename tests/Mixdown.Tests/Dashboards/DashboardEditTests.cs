using Mixdown.Runs.Dashboards.Saving;

namespace Mixdown.Tests.Dashboards;

public sealed class DashboardEditTests
{
    static readonly TileDraft Tile = new("bar", "Best genres",
    [
        new TileEntry("x", ["dim_track.genre"]),
        new TileEntry("y", ["sum(line_amount)"]),
        new TileEntry("sort", ["sum(line_amount) desc"]),
        new TileEntry("limit", ["10"]),
    ]);

    [Fact]
    public void A_tile_comes_below_the_last_row_and_every_comment_stays()
    {
        const string Before =
            """
            dashboard: Sales   # shown on the wall
            rows:
              # the figures
              - - number: Revenue
                  value: revenue   # a metric
              # not a tile: a remark at the end
            deliver: []
            """;

        var after = DashboardEdit.WithTile(Before, Tile);

        Assert.Equal(
            """
            dashboard: Sales   # shown on the wall
            rows:
              # the figures
              - - number: Revenue
                  value: revenue   # a metric

              - - bar: Best genres
                  x: dim_track.genre
                  y: sum(line_amount)
                  sort: sum(line_amount) desc
                  limit: 10
              # not a tile: a remark at the end
            deliver: []
            """,
            after);
    }

    [Fact]
    public void Tiles_that_are_there_keep_what_a_draft_cannot_say()
    {
        const string Before =
            """
            dashboard: Sales
            rows:
              - - number: Revenue
                  value: revenue
                  trend: month          # a line beside it
                  format: { currency: EUR, decimals: 0 }
                  compare: previous year
                # beside it
                - number: Sales
                  value: sales

            """;

        var after = DashboardEdit.WithTile(Before, Tile)!;

        Assert.Equal(Before, after[..Before.TrimEnd('\n').Length] + "\n");
        Assert.Equal(Before.Split('\n').Length + 6, after.Split('\n').Length);
    }

    [Theory]
    [InlineData("dashboard: Sales\n", "dashboard: Sales\n\nrows:\n  - - number: All\n      value: revenue\n")]
    [InlineData("dashboard: Sales\nrows:\n", "dashboard: Sales\nrows:\n  - - number: All\n      value: revenue\n")]
    [InlineData("dashboard: Sales\nrows:\n- - text: Hi", "dashboard: Sales\nrows:\n- - text: Hi\n\n- - number: All\n    value: revenue")]
    [InlineData("dashboard: Sales\r\nrows:\r\n  - - text: Hi\r\n", "dashboard: Sales\r\nrows:\r\n  - - text: Hi\r\n\r\n  - - number: All\r\n      value: revenue\r\n")]
    public void Rows_are_added_in_the_way_in_which_the_file_is_written(string before, string after) =>
        Assert.Equal(after, DashboardEdit.WithTile(before, new TileDraft("number", "All", [new TileEntry("value", ["revenue"])])));

    [Theory]
    [InlineData("dashboard: Sales\nrows: [[{ text: Hi }]]\n")]
    [InlineData("dashboard: [\n")]
    [InlineData("")]
    public void What_would_have_to_be_written_anew_is_left_alone(string text) => Assert.Null(DashboardEdit.WithTile(text, Tile));

    [Theory]
    [InlineData("Revenue: net", "\"Revenue: net\"")]
    [InlineData("#1", "\"#1\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("a\nrows: []", "\"a\\nrows: []\"")]
    [InlineData("count(*) as n", "count(*) as n")]
    [InlineData("$rank desc", "$rank desc")]
    [InlineData("- x", "\"- x\"")]
    [InlineData("Größe in €", "Größe in €")]
    public void A_text_that_YAML_would_read_as_something_else_stands_in_quotes(string title, string written) =>
        Assert.StartsWith($"dashboard: D\n\nrows:\n  - - number: {written}\n", TileYaml.File("D", null, new TileDraft("number", title, [])), StringComparison.Ordinal);
}
