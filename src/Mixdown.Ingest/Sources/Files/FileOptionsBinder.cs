using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>Reads the keys that every load of files has.</summary>
sealed class FileOptionsBinder(SettingReader load, ICollection<Diagnostic> diagnostics)
{
    /// <summary>The options with what the load says of its files.</summary>
    public T Bind<T>(Func<string, T> make) where T : FileSourceOptions
    {
        var options = make(load.RequiredText("path")) with
        {
            PathAt = load.Node("path")?.At,
            Table = load.Text("table"),
            Partitions = load.Choice("partitions", Partitions.None),
            Settle = load.Time("settle", TimeSpan.Zero),
            DoneMarker = load.Text("done_marker"),
        };
        if (options.Path.Length > 0)
            CheckPath(options);
        if (options.DoneMarker is { Length: 0 } or ['/', ..])
            Report("MX2206", $"'done_marker' is '{options.DoneMarker}'", load.Node("done_marker")!, "Name a file beside the others: '{file}.done' or '_SUCCESS'.");
        return options;
    }

    /// <summary>The keys of <c>options</c> that say how files are packed.</summary>
    public static Unpacking Unpacking(SettingReader options)
    {
        var plain = new Unpacking();
        return plain with
        {
            Compression = options.Choice("compression", plain.Compression),
            MaxRatio = (int)options.Whole("max_unzip_ratio", plain.MaxRatio, 1, 1_000_000),
            MaxBytes = options.Bytes("max_unzipped", plain.MaxBytes, 1, long.MaxValue),
        };
    }

    void CheckPath(FileSourceOptions options)
    {
        var named = options.Path.Contains(FilePattern.TablePart, StringComparison.Ordinal);
        if (FilePattern.Check(options.Path) is { } wrong)
            Report("MX2004", wrong, load.Node("path")!, "Write it like data/store/{table}.csv or drop/{table}/*.csv.");
        else if (!named && options.Table is null)
            Report("MX2005", "the path does not say which table its files belong to", load.Node("path")!, "Put {table} into the path, or add 'table: NAME'.");
        else if (named && options.Table is not null)
            Report("MX2005", "the table is named twice: by {table} in the path and by 'table'", load.Node("table")!, "Remove one of them.");
    }

    void Report(string code, string message, SettingNode at, string hint) => diagnostics.Add(new Diagnostic(code, message, at.At, hint));
}
