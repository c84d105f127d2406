using Mixdown.Data.Settings.Shapes;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Project.Dashboards.Shapes;

/// <summary>The keys of a file of <c>dashboards/</c>.</summary>
public static class DashboardFileShape
{
    /// <summary>In the order in which a person reads them.</summary>
    public static SettingShape Of { get; } = new(
        new SettingKey("dashboard", new Text(), "What stands above it; its name in addresses is that of the file") { IsRequired = true },
        new SettingKey("description", new Text(), "A line below the title"),
        new SettingKey("owner", new Map(Owner), "Whom to ask"),
        new SettingKey("fact", new Text(), "The fact of the tiles that name none; default: a tile's metrics know theirs"),
        new SettingKey("filters", new MapOf(new Map(Filter), "NAME"), "What viewers narrow tiles by, by their names in addresses"),
        new SettingKey("parameters", new MapOf(new Map(Parameter), "NAME"), "What viewers choose that tiles name as `$NAME`"),
        new SettingKey("rows", new ListOf(new ListOf(new Shared("tile", TileShapes.Tile))), "A list of rows, a row a list of tiles: `- -` before the first tile of each row") { IsRequired = true },
        new SettingKey("alerts", new Anything(), "What is worth a message"),
        new SettingKey("deliver", new Anything(), "To whom it is sent, and when"))
    {
        Description = "A dashboard of a Mixdown project",
    };

    static SettingShape Owner => new(
        new SettingKey("name", new Text(), "A person or a team") { IsRequired = true },
        new SettingKey("email", new Text(), "Where they are reached"));

    static SettingShape Filter => new(
        new SettingKey("column", new Text(), "`TABLE.COLUMN`: a time takes a period, a number a span, all others values") { IsRequired = true },
        new SettingKey("label", new Text(), "What stands beside it; default: its name"),
        new SettingKey("multiple", new Truth(), "Whether several values can be chosen") { Default = "false" },
        new SettingKey("range", new Truth(), "Whether a span of numbers is chosen and not a list of them; default: what suits the column"),
        new SettingKey("default", new Texts(), "What holds before anything is chosen: values, or a period such as `last 7 days`; default: everything"));

    static SettingShape Parameter => new(
        new SettingKey("of", new Texts(), "What can be chosen: units of time, names of metrics and columns, or values") { IsRequired = true },
        new SettingKey("label", new Text(), "What stands beside it; default: its name"),
        new SettingKey("default", new Text(), "Which of them holds first; default: the first"));
}
