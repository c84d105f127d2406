using Mixdown.Project.Dashboards;

namespace Mixdown.Runs.Dashboards.Definitions;

/// <summary>What a tile's file says beside its channels of which rows are shown, and how: for whoever goes on from it in Explore.</summary>
public sealed record TileTerms
{
    /// <summary>The unit that its time is cut to, or <c>$PARAMETER</c>; null: as suits.</summary>
    public string? Grain { get; init; }

    /// <summary>What it is sorted by, as written.</summary>
    public IReadOnlyList<string> Sort { get; init; } = [];

    /// <summary>Rows, or members along x, at most; null: as suits the kind.</summary>
    public int? Limit { get; init; }

    /// <summary>The keys of its file that nobody can pick in Explore, such as <c>where</c> or <c>trend</c>.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    internal static TileTerms Of(Tile tile) => new()
    {
        Grain = tile.Rows.Grain?.Text,
        Sort = [.. tile.Rows.Sort.Select(sort => sort.Text)],
        Limit = tile.Rows.Limit.TryGetValue("", out var limit) ? limit : null,
        Others = [.. OthersOf(tile).Where(other => other.IsSaid).Select(other => other.Key)],
    };

    static IEnumerable<(string Key, bool IsSaid)> OthersOf(Tile tile) =>
    [
        ("where", tile.Data.Where is not null),
        ("via", tile.Data.Via is not null),
        ("allocate", tile.Data.Allocate is not null),
        ("compare", tile.Rows.Compare is not null),
        ("trend", tile.Rows.Trend is not null),
        ("limit", tile.Rows.Limit.Keys.Any(channel => channel.Length > 0)),
        ("format", tile.Formats.Count > 0),
        ("drill", tile.Drill.Count > 0),
    ];
}
