namespace Mixdown.Streams.Live;

/// <summary>A list of what occurs most in a window: the column <c>top_NAME</c>, a list of (NAME, events), most events first, then by
/// name.</summary>
/// <param name="Count">How many it has at most.</param>
/// <param name="Item">What is counted.</param>
public sealed record LiveTop(int Count, LiveColumn Item);
