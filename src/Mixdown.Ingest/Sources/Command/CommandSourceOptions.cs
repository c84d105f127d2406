using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Ingest.Sources.Command;

/// <summary>The keys of a load of type command.</summary>
public sealed record CommandSourceOptions : SourceOptions
{
    /// <summary>What stands for the bookmark in a word of the command.</summary>
    internal const string BookmarkMark = "{{ bookmark }}";

    /// <summary>What stands for a file with the bookmark in it.</summary>
    internal const string BookmarkFileMark = "{{ bookmark_file }}";

    /// <inheritdoc/>
    public override string Kind => "command";

    /// <inheritdoc/>
    public override string Place => Run.Count == 0 ? "" : System.IO.Path.GetFileName(Run[0]);

    /// <summary>The program and its words, taken as they are: no shell reads them.</summary>
    public required IReadOnlyList<string> Run { get; init; }

    /// <summary>Where it is said.</summary>
    public required SourceSpan At { get; init; }

    /// <summary>The table of plain records.</summary>
    public string? Table { get; init; }

    /// <summary>What it writes. Default: found out from its first line.</summary>
    public CommandFormat Format { get; init; } = CommandFormat.Auto;

    /// <summary>Environment variables that it gets beside those of this process.</summary>
    internal IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How long it may run. Default: as long as it likes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Longest line that it may write. Default 16 MiB.</summary>
    public int MaxRecordBytes { get; init; } = 16 * 1024 * 1024;

    internal static SourceOptions Bind(SettingReader load, ICollection<Diagnostic> diagnostics)
    {
        var run = load.Texts("run");
        if (run.Count == 0)
            diagnostics.Add(new Diagnostic("MX2330", "'run' is missing", load.At, "Write the program and its words: run: [./taps/crm.py, --since, \"{{ bookmark }}\"]."));
        return new CommandSourceOptions
        {
            Run = run,
            At = load.At,
            Table = load.Text("table"),
            Format = load.Choice("format", CommandFormat.Auto),
            Environment = load.Node("environment") is SettingNode.Map map
                ? map.Entries.Where(entry => entry.Value is SettingNode.Scalar).ToDictionary(entry => entry.Key, entry => ((SettingNode.Scalar)entry.Value).Text, StringComparer.Ordinal)
                : new Dictionary<string, string>(),
            Timeout = load.Time("timeout", TimeSpan.Zero) is { Ticks: > 0 } limit ? limit : null,
            MaxRecordBytes = (int)load.Bytes("max_record", 16L << 20, min: 1024, max: 1L << 30),
        };
    }

    internal override string? OneTable => Table;

    internal override ISource Open(SourceHost host) => new CommandSource(this, host);
}
