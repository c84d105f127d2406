using Mixdown.Data.Settings.Shapes;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Ingest.Sources.Command;

/// <summary>The keys of a load of type command that are its own.</summary>
static class CommandSettings
{
    public static readonly SettingShape Shape = new(
        new SettingKey("run", new Texts(), "The program and its words, run in the project's folder without a shell. `{{ bookmark }}` is where the last run ended (empty at first), `{{ bookmark_file }}` a file with it") { IsRequired = true },
        new SettingKey("table", new Text(), "The table of plain records"),
        new SettingKey("format", Choice.Of<CommandFormat>(), "What it writes on its standard output") { Default = "auto" },
        new SettingKey("environment", new MapOf(new Text(), "VARIABLE"), "Environment variables that it gets beside those of this process"),
        new SettingKey("timeout", new Time(), "How long it may run; then it is stopped and nothing is loaded"),
        new SettingKey("max_record", new Size(), "A longer line ends the load") { Default = "16MB" })
    {
        Description = "A program that writes records or Singer messages",
    };
}
