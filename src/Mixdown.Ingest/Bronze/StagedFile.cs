using System.Collections.Immutable;
using System.Globalization;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;

namespace Mixdown.Ingest.Bronze;

/// <summary>A data file that is whole and on disk, and waits to be committed.</summary>
/// <param name="Path">Relative to the table.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ModifiedAt">Milliseconds since 1970.</param>
/// <param name="Stats">As <see cref="AddFile.Stats"/> wants them.</param>
/// <param name="Columns">The <see cref="Width"/> of its columns: less than the table's means older.</param>
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

    /// <summary>What says that a file has columns of this <see cref="Width"/>.</summary>
    public static ImmutableSortedDictionary<string, string?> TagsOf(int columns) =>
        ImmutableSortedDictionary<string, string?>.Empty.Add(ColumnsTag, columns.ToString(CultureInfo.InvariantCulture));

    /// <summary>How many columns there are, and fields in them: both are only ever added.</summary>
    public static int Width(ColumnList columns) => columns.Sum(column => 1 + WidthInside(column.Type));

    /// <summary>The <see cref="Width"/> of a file's columns; null when somebody else wrote it.</summary>
    public static int? ColumnsOf(AddFile file) => (int?)Number(file, ColumnsTag);

    /// <summary>The load that wrote it; null when somebody else did.</summary>
    public static long? SeqOf(AddFile file) => Number(file, SeqTag);

    static int WidthInside(DataType type) => type switch
    {
        DataType.Struct nested => Width(nested.Fields),
        DataType.List list => WidthInside(list.Element),
        _ => 0,
    };

    static long? Number(AddFile file, string tag) =>
        file.Tags?.GetValueOrDefault(tag) is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
