namespace Mixdown.Web.Live;

/// <summary>What the live feed gets from its process.</summary>
/// <param name="Clock">The time, and the delays between events.</param>
/// <param name="Epoch">Letters and digits that no other process has: revisions begin anew with each.</param>
public sealed record LiveFeedHost(TimeProvider Clock, string Epoch);
