namespace Mixdown.Ingest.Loads;

/// <summary>Where the rows of a load went. <c>Read = Loaded + Rejected + Duplicate</c>, always.</summary>
/// <param name="Read">Records met in the source.</param>
/// <param name="Loaded">Rows now in the table.</param>
/// <param name="Rejected">Records that could not be read.</param>
/// <param name="Duplicate">Records of a file whose very bytes are loaded already under another name.</param>
/// <param name="Rescued">Values (not rows) that do not fit their column and stand in <c>_mx_rescued</c>.</param>
public readonly record struct RowCounts(long Read, long Loaded, long Rejected, long Duplicate, long Rescued)
{
    /// <summary>Whether every record that was read is accounted for.</summary>
    public bool AddUp => Read == Loaded + Rejected + Duplicate;

    /// <summary>The counts of both.</summary>
    public static RowCounts operator +(RowCounts a, RowCounts b) => new(
        a.Read + b.Read, a.Loaded + b.Loaded, a.Rejected + b.Rejected, a.Duplicate + b.Duplicate, a.Rescued + b.Rescued);
}
