namespace Mixdown.Bench.Measuring;

/// <summary>How a child process went.</summary>
/// <param name="Took">From just before the start to the end.</param>
/// <param name="PeakBytes">Largest resident memory (VmHWM); 0 where the system does not tell, or it ended too soon to be asked.</param>
/// <param name="Output">What it wrote to standard output.</param>
sealed record ChildRun(TimeSpan Took, long PeakBytes, string Output);
