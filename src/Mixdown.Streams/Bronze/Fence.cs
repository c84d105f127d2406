using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Bronze;

/// <summary>What keeps two processes from writing one table: whoever commits first goes on, the other one ends.</summary>
static class Fence
{
    /// <summary>What the one who came second is told.</summary>
    /// <param name="name">The table.</param>
    /// <param name="how">How it is known.</param>
    public static MixdownException Error(StreamName name, string how) => new(new Diagnostic(
        "MX2403", $"another process writes the stream '{name.Stream}' to {name.Path}: {how}",
        Hint: "This one stops and the other one goes on; no event is lost. Find out which of them is to be, here or on another machine, and end the other."));
}
