using Mixdown.Data.Settings;
using Mixdown.Data.Settings.Shapes;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Project.Dashboards.Reading;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Project.Dashboards.Shapes;

/// <summary>The keys of tiles: those of the kind, which is the key that the title stands behind, and those of all.</summary>
static class TileShapes
{
    const int MostRows = 10_000;

    static readonly Dictionary<string, string> Channels = new(StringComparer.Ordinal)
    {
        ["bars"] = "Columns whose numbers have a bar behind them",
        ["by"] = "The column whose members are the points; without measures each row is one",
        ["color"] = "What is told apart by colour: a column, or a number that is cut to shades",
        ["columns"] = "What stands beside each other: columns, metrics, expressions; of a pivot the columns whose members are columns",
        ["lat"] = "Degrees north; with `lon`",
        ["lon"] = "Degrees east; with `lat`",
        ["point"] = "Names of places, such as `San Francisco, CA`",
        ["region"] = "Countries or states, by name or code",
        ["rows"] = "The columns whose members are rows",
        ["size"] = "The number that the size of marks says",
        ["source"] = "Where it flows from",
        ["steps"] = "Metrics, or conditions whose rows are counted",
        ["target"] = "Where it flows to",
        ["to"] = "The time at which each ends; without it moments are shown",
        ["value"] = "The number: a metric, or an expression that adds rows up",
        ["values"] = "The numbers in the cells",
        ["x"] = "What stands along the bottom: a time, a column, a number; of a number the time of its course",
        ["y"] = "What stands upwards: a metric, an expression that adds rows up, a column",
    };

    /// <summary>A tile of any kind.</summary>
    public static SettingKind Tile { get; } = new ByKey(
        Enum.GetValues<TileKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant(), Of, StringComparer.Ordinal));

    /// <summary>The keys of a kind, the one that names it first.</summary>
    static SettingShape Of(TileKind kind)
    {
        var channels = TileShape.Of[kind];
        return new SettingShape(
        [
            new SettingKey(kind.ToString().ToLowerInvariant(), new Text(), kind == TileKind.Text ? "Markdown; `{{ revenue }}` is a number" : "What stands above the tile") { IsRequired = true },
            .. kind == TileKind.Text ? [new SettingKey("title", new Text(), "What names it in addresses; default: `text`")] : Array.Empty<SettingKey>(),
            .. channels.Channels.Select(channel => new SettingKey(channel, new Texts(), Channels[channel]) { IsRequired = channels.Needs.Contains(channel, StringComparer.Ordinal) }),
            .. kind == TileKind.Map ? [new SettingKey("geography", new Choice([.. MapGeographies.ByName.Keys]), "Which map it is; default: the one that most of its places are on")] : Array.Empty<SettingKey>(),
            .. kind == TileKind.Number ? [new SettingKey("trend", new Text(), "Its course beside it, cut to this unit: `second` to `year`, `auto`, `$PARAMETER`; default: none")] : Array.Empty<SettingKey>(),
            .. Common,
        ]);
    }

    static IReadOnlyList<SettingKey> Common =>
    [
        new SettingKey("id", new Text(), "Its name in addresses; default: the title in small letters"),
        new SettingKey("description", new Text(), "A line below the title"),
        new SettingKey("width", new Whole(1, 12), "Twelfths of the row; default: an equal share of what the others leave"),
        new SettingKey("fact", new Text(), "Another fact than the dashboard's"),
        new SettingKey("via", new Text(), "The fact's column by which a dimension is joined that several lead to"),
        new SettingKey("allocate", new Choice("equal", "full"), "What becomes of amounts of rows that have several members: `equal` divides them, `full` gives each all; default: refused"),
        new SettingKey("where", new Text(), "A condition that always holds"),
        new SettingKey("period", new Text(), "The time that is shown whatever the dashboard's is: `last 7 days`, `2025-01-01..2025-03-31`, `all time`"),
        new SettingKey("grain", new Text(), "What time is cut to: " + string.Join(", ", Enum.GetValues<TimeGrain>().Select(grain => $"`{grain.Word()}`")) + ", or `$PARAMETER`; default: the longest unit that gives 20 points"),
        new SettingKey("compare", new Text(), "What it is compared with: `previous period`, `previous year`; default: nothing"),
        new SettingKey("format", new AnyOf(new Map(Format), new MapOf(new Map(Format), "EXPRESSION")), "How its numbers are written: one format for all, or one for each that is named; default: that of the metric or the column"),
        new SettingKey("sort", new Texts(), "Columns and measures, shown or not, each with `asc` or `desc` behind it"),
        new SettingKey("limit", new AnyOf(new Whole(1, MostRows), new MapOf(new Whole(1, MostRows), "CHANNEL")), "Rows or members at most; one for each channel: `{ x: 10, y: 10 }`"),
        new SettingKey("drill", new Texts(), "Columns, outermost first: a click goes into the next"),
        new SettingKey("from", new Text(), "A live table: `live.NAME`"),
        new SettingKey("live", new Time(), "How often it may be drawn anew while events come"),
        new SettingKey("sql", new Text(), "A query of its own; `{{ ref('MODEL') }}` is a table, `{{ filters }}` what viewers chose"),
    ];

    static SettingShape Format => new(
        new SettingKey("currency", new Text(), "Money: the three letters of ISO 4217, such as `USD`"),
        new SettingKey("decimals", new Whole(0, 12), "Digits behind the point; default: as many as the values have, two at most"),
        new SettingKey("unit", new Text(), "What stands behind it, such as `km`"),
        new SettingKey("percent", new Truth(), "Writes 0.25 as 25%") { Default = "false" },
        new SettingKey("bytes", new Truth(), "Writes 1,200,000 as 1.2 MB") { Default = "false" },
        new SettingKey("duration", Choice.Of<DurationUnit>(), "Writes what it counts as a time: 3 min 20 s"),
        new SettingKey("compact", new Truth(), "Writes 148,213 as 148K, in tables and tooltips too") { Default = "false" });
}
