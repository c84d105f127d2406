using Mixdown.Runs.Events;
using Mixdown.Runs.Watching;

namespace Mixdown.Cli.Rendering;

/// <summary>The lines that tell a round of watching: what changed, what was built by name, and how long it took.</summary>
/// <param name="palette">Colours the last column.</param>
sealed class RoundLines(Palette palette)
{
    const int MostFiles = 5;

    /// <summary>The files: <c>changed models/a.sql, models/b.sql (new)</c>.</summary>
    public string Changed(FilesChanged happened) => $"  changed {Names(happened.Changes, palette)}";

    /// <summary>The files: <c>models/a.sql, models/b.sql (new)</c>.</summary>
    public static string Names(IReadOnlyList<FileChange> changes, Palette palette)
    {
        var named = changes.Take(MostFiles).Select(change => change.File + change.Kind switch
        {
            FileChangeKind.Added => " (new)",
            FileChangeKind.Deleted => " (deleted)",
            _ => "",
        });
        var more = changes.Count - MostFiles;
        return $"{palette.Strong(string.Join(", ", named))}{(more > 0 ? $" and {Figures.Count(more, "other")}" : "")}";
    }

    /// <summary>A node.</summary>
    public string Node(NodeFinished node) => Line("build", node.Name, node.Took, node.Status switch
    {
        "success" => palette.Good("done"),
        "skipped" => palette.Warning("skipped"),
        _ => palette.Status(RunStatus.Error),
    });

    /// <summary>The end of a round.</summary>
    /// <param name="round">The round.</param>
    /// <param name="isFirst">Whether it was the build that all begins with.</param>
    public string End(RoundFinished round, bool isFirst) => isFirst
        ? "  watch   waiting for changes; Ctrl-C ends"
        : Line("watch", "", round.Took, palette.Status(round.Status));

    static string Line(string verb, string name, TimeSpan took, string status) =>
        $"  {verb,-7} {name,-50} {(took > TimeSpan.Zero ? Figures.Time(took) : ""),9}   {status}";
}
