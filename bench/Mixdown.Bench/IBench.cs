using Mixdown.Bench.Reports;

namespace Mixdown.Bench;

/// <summary>Answers one question of a user with numbers, beside a rival that runs on the same machine at the same time.</summary>
interface IBench
{
    /// <summary>The word on the command line and the name of the result file, for example <c>cold-start</c>.</summary>
    string Name { get; }

    /// <summary>What the user wants to know, in one sentence.</summary>
    string Question { get; }

    /// <summary>Runs it; data that it makes is kept under <paramref name="folder"/> for the next time.</summary>
    Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel);
}
