using Mixdown.Data.Settings.Shapes;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>The keys that every load of files has.</summary>
static class FileSettings
{
    /// <summary>The keys of a load of files.</summary>
    /// <param name="description">One line on the format.</param>
    /// <param name="options">The format's own keys under <c>options</c>; null where it has none, and does not unpack files.</param>
    /// <param name="more">The format's own keys beside it.</param>
    public static SettingShape Of(string description, IReadOnlyList<SettingKey>? options = null, params IReadOnlyList<SettingKey> more) => new(
    [
        new SettingKey("path", new Text(), "Where the files are, in a folder (relative to the project) or in a bucket (`s3://…`): `{table}` is the table's name; `*`, `?`, `[0-9]`, `{a,b}`, `**`, `{date}` are wildcards; packed files are found too") { IsRequired = true },
        new SettingKey("table", new Text(), "The table's name where the path has no `{table}`"),
        new SettingKey("partitions", Choice.Of<Partitions>(), "`hive`: folders such as `year=2024/` are columns") { Default = "none" },
        new SettingKey("settle", new Time(), "How long a file must have been unchanged; a younger one is waited for") { Default = "0s" },
        new SettingKey("done_marker", new Text(), "The file beside it that says that a file is complete: `{file}.done`, `_SUCCESS`"),
        .. more,
        .. options is null ? [] : new[] { new SettingKey("options", new Map(new SettingShape([.. options, .. Unpacking])), "How the bytes are to be read") },
    ])
    {
        Description = description,
    };

    static IReadOnlyList<SettingKey> Unpacking =>
    [
        new("compression", Choice.Of<Compression>(), "How files are packed; `auto`: as the name ends, `.gz` or `.zst`") { Default = "auto" },
        new("max_unzip_ratio", new Whole(1, 1_000_000), "A packed file that grows more is refused") { Default = "200" },
        new("max_unzipped", new Size(), "As is one that becomes larger") { Default = "50GB" },
    ];
}
