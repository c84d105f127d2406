namespace Mixdown.Streams.Sources.Collector;

/// <summary>When a partition goes on in a new file: whichever comes first.</summary>
/// <param name="Bytes">The size of a file.</param>
/// <param name="Time">Its age.</param>
public sealed record SegmentRule(long Bytes, TimeSpan Time)
{
    /// <summary>128 MB are read in about 0.1 s at a start; files are deleted as a whole, so an hour is how exactly times are kept.</summary>
    public static readonly SegmentRule Default = new(128L << 20, TimeSpan.FromHours(1));
}
