using Mixdown.Data.Settings.Shapes;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Ingest.Sources.Delta;

/// <summary>The keys of a load of type delta that are its own.</summary>
static class DeltaSettings
{
    public static readonly SettingShape Shape = new(
        new SettingKey("path", new Text(), "The folder of a table, relative to the project or in a bucket (`s3://…`); `{table}` as its last part stands for every table there") { IsRequired = true },
        new SettingKey("table", new Text(), "The table's name where the path has no `{table}`; default: the name of its folder"),
        new SettingKey("version", new Whole(0), "The version that is shown; default: the newest one at the start of each build"),
        new SettingKey("timestamp", new Text(), "The time whose newest version is shown"))
    {
        Description = "Delta tables that another program writes, read where they are",
    };
}
