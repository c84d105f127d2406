namespace Mixdown.Streams.Live;

/// <summary>What is added up together: windows of a length that begin every so often, from midnight UTC on.</summary>
/// <param name="Size">The length, a multiple of <paramref name="Every"/>.</param>
/// <param name="Every">From the start of one to the start of the next: whole minutes. As long as <paramref name="Size"/>, windows
/// tumble; shorter, they hop and overlap.</param>
public sealed record LiveWindow(TimeSpan Size, TimeSpan Every)
{
    /// <summary>Each minute by itself.</summary>
    public static readonly LiveWindow Minute = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
}
