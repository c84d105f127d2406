using System.Collections.Immutable;
using System.Globalization;
using Mixdown.Delta.Actions;

namespace Mixdown.Ingest.Bronze;

/// <summary>A data file that is whole and on disk, and waits to be committed.</summary>
/// <param name="Path">Relative to the table.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ModifiedAt">Milliseconds since 1970.</param>
/// <param name="Stats">As <see cref="AddFile.Stats"/> wants them.</param>
/// <param name="Columns">How many columns it has: columns are only ever added, so fewer than the table means older.</param>
sealed record StagedFile(string Path, long Bytes, long ModifiedAt, string Stats, int Columns)
{
    /// <summary>Its rows.</summary>
    public long Rows { get; init; }

    const string ColumnsTag = "mx.columns";
    const string SeqTag = "mx.seq";

    /// <summary>The action that puts it into its table.</summary>
    public AddFile ToAction(long seq) => new(FilePath.Encode(Path), Bytes, ModifiedAt)
    {
        Stats = Stats,
        Tags = TagsOf(Columns)
            .Add(SeqTag, seq.ToString(CultureInfo.InvariantCulture)),
    };

    /// <summary>What says that a file has this many columns.</summary>
    public static ImmutableSortedDictionary<string, string?> TagsOf(int columns) =>
        ImmutableSortedDictionary<string, string?>.Empty.Add(ColumnsTag, columns.ToString(CultureInfo.InvariantCulture));

    /// <summary>How many columns a file has; null when somebody else wrote it.</summary>
    public static int? ColumnsOf(AddFile file) => (int?)Number(file, ColumnsTag);

    /// <summary>The load that wrote it; null when somebody else did.</summary>
    public static long? SeqOf(AddFile file) => Number(file, SeqTag);

    static long? Number(AddFile file, string tag) =>
        file.Tags?.GetValueOrDefault(tag) is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
