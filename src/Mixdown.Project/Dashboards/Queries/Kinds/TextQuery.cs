using System.Text.RegularExpressions;
using Mixdown.Project.Dashboards.Queries.Drafts;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>The numbers in a text: <c>{{ METRIC }}</c>.</summary>
static partial class TextQuery
{
    /// <summary>What stands between the braces, each once, in order: the columns of the query.</summary>
    public static IReadOnlyList<TileExpression> NamesIn(Tile tile) =>
        [.. Braces().Matches(tile.Title).Select(match => match.Groups["name"].Value.Trim()).Distinct(StringComparer.Ordinal).Select(name => new TileExpression(name, tile.At))];

    public static TileQuery? Of(TileDraft draft)
    {
        foreach (var name in NamesIn(draft.Tile))
        {
            if (draft.Fields.Read(name) is { } field && draft.Wants(field, "text", isMeasure: true))
                draft.Add(field, ColumnRole.Value);
        }
        if (!draft.Join())
            return null;
        var sql = new GroupedSelect(draft.Context, draft.Sources, draft.Values).Sql([], draft.Measures);
        return draft.Finish($"select {string.Join(", ", draft.Items.Select(item => item.Name))}\nfrom (\n{sql}\n) as numbers", draft.Items.Select(item => item.Column));
    }

    [GeneratedRegex(@"\{\{\s*(?<name>[^{}]+?)\s*\}\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Braces();
}
