namespace Mixdown.Tests.MusicEvents;

/// <summary>A topic's records as they reach the lake: a first part, and behind it what comes later.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="First">The records that come first, in their order.</param>
/// <param name="Second">Those that come later.</param>
/// <param name="Broken">How many of both are no JSON.</param>
/// <param name="Rejected">How many are JSON, but no event.</param>
/// <param name="Rescued">How many events have a value that does not fit its column.</param>
/// <param name="Repaired">How many events have a title whose letters are broken.</param>
sealed record Delivery(string Topic, string[] First, string[] Second, int Broken, int Rejected, int Rescued, int Repaired)
{
    /// <summary>All records, in the order of their coming.</summary>
    public IEnumerable<string> All => First.Concat(Second);
}
