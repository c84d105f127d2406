using System.Globalization;

namespace Mixdown.Bench.Measuring;

/// <summary>How large the data are and how long it takes, for a quick try on a machine that others use too: what the environment says in
/// place of what a result is measured with.</summary>
static class BenchSize
{
    /// <summary>The scale of the music store, <c>MIXDOWN_BENCH_SCALE</c>. Default 1000: 2.2 million sales.</summary>
    public static int Scale { get; } = Of("MIXDOWN_BENCH_SCALE", 1000);

    /// <summary>How long a window of a measurement under load is, <c>MIXDOWN_BENCH_SECONDS</c>.</summary>
    public static TimeSpan Window(int seconds) => TimeSpan.FromSeconds(Of("MIXDOWN_BENCH_SECONDS", seconds));

    /// <summary>How often something is done, <c>MIXDOWN_BENCH_TIMES</c>.</summary>
    public static int Times(int times) => Of("MIXDOWN_BENCH_TIMES", times);

    static int Of(string name, int full) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } said ? int.Parse(said, CultureInfo.InvariantCulture) : full;
}
