namespace Mixdown.Bench.Sides;

/// <summary>One side of a comparison, run in a process of its own so that its peak memory is its own.</summary>
interface ISide
{
    /// <summary>The word after <c>side</c> on the command line.</summary>
    string Name { get; }

    /// <summary>Does the work once and says how long the work itself took, without the start of the process.</summary>
    Task<TimeSpan> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancel);
}
