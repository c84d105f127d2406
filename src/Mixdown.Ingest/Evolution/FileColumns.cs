namespace Mixdown.Ingest.Evolution;

/// <summary>The columns of one file.</summary>
/// <param name="Path">As in <c>_mx_file</c>.</param>
/// <param name="Columns">In the order of its header; unique without regard to case.</param>
sealed record FileColumns(string Path, IReadOnlyList<FileColumn> Columns)
{
    /// <summary>Whether a record may leave a column out, so that one that the file does not have means nothing: JSON.</summary>
    public bool MayOmit { get; init; }

    /// <summary>The position of a column, without regard to case; -1 when there is none.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i].Name, name, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }
}
