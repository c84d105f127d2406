namespace Mixdown.Runs.Events;

/// <summary>What a load did with the rows it read.</summary>
/// <param name="Read">Records found in the files.</param>
/// <param name="Loaded">Rows that are in the table now.</param>
/// <param name="Rejected">Records put into quarantine.</param>
/// <param name="Duplicate">Records of files that were loaded before under another name.</param>
/// <param name="Rescued">Values that did not fit their column and are kept as text in <c>_mx_rescued</c>.</param>
/// <param name="Bytes">Bytes read.</param>
public readonly record struct LoadCounts(long Read, long Loaded, long Rejected, long Duplicate, long Rescued, long Bytes)
{
    /// <summary>The counts of two tables together.</summary>
    public static LoadCounts operator +(LoadCounts a, LoadCounts b) => new(
        a.Read + b.Read, a.Loaded + b.Loaded, a.Rejected + b.Rejected, a.Duplicate + b.Duplicate, a.Rescued + b.Rescued, a.Bytes + b.Bytes);
}
