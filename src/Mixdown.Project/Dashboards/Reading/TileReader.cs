using System.Collections.Immutable;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Project.Dashboards.Reading;

/// <summary>Reads one tile: its kind is the key that the title stands behind.</summary>
/// <param name="found">Receives what is wrong.</param>
sealed class TileReader(ICollection<Diagnostic> found)
{
    const int Twelfths = 12;
    const int MostRows = 10_000;
    static readonly string[] Places = ["region", "point", "lat"];
    static readonly Dictionary<string, string> Allocations = new(StringComparer.Ordinal) { ["equal"] = "equal", ["full"] = "full" };
    static readonly Dictionary<string, TileKind> Kinds = Enum.GetValues<TileKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>The tile; null when its kind cannot be told.</summary>
    public Tile? Read(SettingNode node)
    {
        if (node is not SettingNode.Map map)
        {
            found.Add(new Diagnostic("MX1011", $"A tile is {node.Kind}; it has to be a map", node.At, "Write its kind and its title, then what it shows: 'line: Monthly revenue', below it 'x: …' and 'y: …'."));
            return null;
        }
        if (KindOf(map) is not { } entry)
            return null;
        var reader = new SettingReader(map, found);
        var kind = Kinds[entry.Key];
        var title = Title(reader, entry);
        var tile = new Tile(kind, reader.Text("id") ?? DashboardSlug.Of(kind == TileKind.Text ? reader.Text("title") ?? "text" : title), title, entry.KeyAt)
        {
            Description = reader.Text("description", "")!,
            Width = reader.Node("width") is null ? null : (int)reader.Whole("width", Twelfths, 1, Twelfths),
            Channels = Channels(reader, TileShape.Of[kind]),
            Data = Data(reader),
            Rows = Rows(reader, kind),
            Drill = Expressions(reader, "drill"),
            Formats = new TileFormatReader(found).Read(reader),
            Geography = kind == TileKind.Map && reader.Node("geography") is not null ? reader.Choice("geography", MapGeography.World, MapGeographies.ByName) : null,
        };
        reader.Finish();
        if (kind == TileKind.Map)
            CheckPlace(tile);
        return tile;
    }

    SettingEntry? KindOf(SettingNode.Map map)
    {
        var named = map.Entries.Where(entry => Kinds.ContainsKey(entry.Key)).ToList();
        if (named.Count == 1)
            return named[0];
        if (named.Count > 1)
        {
            found.Add(new Diagnostic(
                "MX1740", $"A tile is both a {named[0].Key} and a {named[1].Key}", named[1].KeyAt, "Make two tiles of it: each begins with its kind and '-' before it."));
            return null;
        }
        var (word, at) = map.Entries is [var first, ..] ? (first.Key, first.KeyAt) : ("", map.At);
        found.Add(new Diagnostic("MX1741", $"There is no kind of tile '{word}'", at, KindHint(map, word)));
        return null;
    }

    /// <summary>Other programs write the kind as a value: <c>type: bar</c>.</summary>
    static string KindHint(SettingNode.Map map, string word) =>
        map.Entries.Select(entry => entry.Value).OfType<SettingNode.Scalar>().FirstOrDefault(value => Kinds.ContainsKey(value.Text)) is { } kind
            ? $"A tile's kind is the key that its title stands behind: '{kind.Text}: Title'."
            : DidYouMean.Hint(word, Kinds.Keys);

    string Title(SettingReader reader, SettingEntry kind)
    {
        if (kind.Value is not SettingNode.Null)
            return reader.RequiredText(kind.Key);
        var isText = kind.Key == "text";
        found.Add(new Diagnostic("MX1013", isText ? "The text is missing" : "The title is missing", kind.KeyAt, isText ? "Write it behind '|': 'text: |', its lines below." : $"Write it behind the kind: '{kind.Key}: Title'."));
        return reader.Text(kind.Key, "")!;
    }

    static ImmutableSortedDictionary<string, IReadOnlyList<TileExpression>> Channels(SettingReader reader, TileShape shape)
    {
        var channels = ImmutableSortedDictionary.CreateBuilder<string, IReadOnlyList<TileExpression>>(StringComparer.Ordinal);
        foreach (var name in shape.Channels)
        {
            if (Expressions(reader, name) is { Count: > 0 } written)
                channels[name] = written;
            else if (shape.Needs.Contains(name, StringComparer.Ordinal))
                reader.RequiredText(name);
        }
        return channels.ToImmutable();
    }

    static TileData Data(SettingReader reader) => new()
    {
        Fact = One(reader, "fact"),
        From = One(reader, "from"),
        Sql = One(reader, "sql"),
        Via = One(reader, "via"),
        Where = One(reader, "where"),
        Allocate = reader.Node("allocate") is null ? null : reader.Choice("allocate", "equal", Allocations),
        Live = reader.Node("live") is null ? null : reader.Time("live", TimeSpan.FromSeconds(1)),
    };

    static TileRows Rows(SettingReader reader, TileKind kind) => new()
    {
        Grain = One(reader, "grain"),
        Compare = One(reader, "compare"),
        Trend = kind == TileKind.Number ? One(reader, "trend") : null,
        Period = One(reader, "period"),
        Sort = Expressions(reader, "sort"),
        Limit = Limit(reader),
    };

    static Dictionary<string, int> Limit(SettingReader reader)
    {
        var limit = new Dictionary<string, int>(StringComparer.Ordinal);
        if (reader.Node("limit") is not SettingNode.Map map)
        {
            if (reader.Node("limit") is not null)
                limit[""] = (int)reader.Whole("limit", MostRows, 1, MostRows);
            return limit;
        }
        var inner = reader.Map("limit")!;
        foreach (var entry in map.Entries)
            limit[entry.Key] = (int)inner.Whole(entry.Key, MostRows, 1, MostRows);
        return limit;
    }

    void CheckPlace(Tile tile)
    {
        var places = Places.Where(channel => tile.Of(channel).Count > 0).ToList();
        if (places.Count != 1 || (tile.Of("lat").Count > 0) != (tile.Of("lon").Count > 0))
            found.Add(new Diagnostic("MX1742", $"The map '{tile.Title}' does not say where its marks are in one way", tile.At, "Write 'region:' (countries or states), 'point:' (names of places), or both 'lat:' and 'lon:'."));
    }

    static TileExpression? One(SettingReader reader, string key) => reader.Node(key) switch
    {
        null => null,
        SettingNode.Scalar scalar => new TileExpression(scalar.Text, scalar.At),
        var other => reader.Wrong<TileExpression?>(key, other, "a text", null),
    };

    static IReadOnlyList<TileExpression> Expressions(SettingReader reader, string key) => reader.Node(key) switch
    {
        null => [],
        SettingNode.Scalar scalar => [new TileExpression(scalar.Text, scalar.At)],
        SettingNode.List list => [.. list.Items.OfType<SettingNode.Scalar>().Select(item => new TileExpression(item.Text, item.At))],
        var other => reader.Wrong<IReadOnlyList<TileExpression>>(key, other, "a text, or a list of texts", []),
    };
}
