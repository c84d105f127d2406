using Mixdown.Data.Naming;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Queries.Drafts;

namespace Mixdown.Project.Dashboards.Queries.Written;

/// <summary>The channels of a tile as columns of a query, or as expressions of them.</summary>
static class WrittenColumns
{
    public static IReadOnlyList<WrittenColumn> Of(TileContext context)
    {
        var bars = context.Tile.Of("bars").Select(bar => Text(context, bar)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ChannelRole.Of[context.Tile.Kind].SelectMany(channel => context.Tile.Of(channel.Channel).Select(expression => One(context, channel, Text(context, expression), bars))),
        ];
    }

    /// <summary>What the file sorts by; without that, rows come as the query has them.</summary>
    public static string Order(TileContext context) => SortOrder.Text([.. context.Tile.Rows.Sort.Select(sort =>
    {
        var (text, isFalling) = SortOrder.Direction(sort.Text);
        var name = Sql(Text(context, sort with { Text = text }));
        return isFalling ? SortOrder.Falling(name) : SortOrder.Rising(name);
    })]);

    static WrittenColumn One(TileContext context, ChannelRole channel, string text, HashSet<string> bars)
    {
        var alias = SqlTokenizer.Read(text).Alias()?.Name;
        var metric = context.Metrics.Find(text);
        var grain = channel.Role == ColumnRole.X && context.Tile.Rows.Grain is { } written ? TimeGrains.Find(Text(context, written))?.Word() : null;
        return new WrittenColumn(Sql(text), new TileColumn(metric?.Label ?? FieldLabel.Of(alias ?? text), channel.Role)
        {
            Format = new TileFormats(context).Of([text, alias ?? text], channel.IsMeasure != false) ?? FormatReader.Of(metric?.Format),
            HasBar = bars.Contains(text),
            Grain = grain,
        });
    }

    /// <summary>A name is a column; all else is the engine's SQL, as the file has it.</summary>
    static string Sql(string text) => SqlTokenizer.Read(text) is [{ IsName: true } only] ? new SqlIdentifier(only.Name).ToString() : text;

    static string Text(TileContext context, TileExpression expression)
    {
        var text = expression.Text.Trim();
        return text.StartsWith('$') && SqlTokenizer.Read(text) is [{ Kind: SqlTokenKind.Parameter }] ? context.ChoiceOf(text[1..], expression.At) ?? "" : text;
    }
}
