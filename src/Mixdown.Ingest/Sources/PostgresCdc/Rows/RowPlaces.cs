namespace Mixdown.Ingest.Sources.PostgresCdc.Rows;

/// <summary>Where the values of a lake's columns are among those of the source's rows.</summary>
sealed class RowPlaces
{
    /// <param name="names">The source's columns, in the order of its rows.</param>
    /// <param name="writer">What is wanted of them.</param>
    public RowPlaces(IReadOnlyList<string> names, RowWriter writer)
    {
        Columns = [.. writer.Columns.Select(column => IndexOf(names, column.Name))];
        Unwanted = [.. writer.Unwanted.Select(name => IndexOf(names, name))];
        All = [.. names.Select((name, place) => (name, place))];
    }

    /// <summary>For rows without values.</summary>
    public static RowPlaces None(RowWriter writer) => new([], writer);

    /// <summary>For each column that is written; -1 where the source has none.</summary>
    public int[] Columns { get; }

    /// <summary>For each column in which no row may have a value.</summary>
    public int[] Unwanted { get; }

    /// <summary>All columns of the source.</summary>
    public IReadOnlyList<(string Name, int Place)> All { get; }

    static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], name, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }
}
