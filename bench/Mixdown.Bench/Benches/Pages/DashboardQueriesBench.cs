using System.Globalization;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Measuring.Serving;
using Mixdown.Bench.Reports;
using Mixdown.Bench.Rivals;

namespace Mixdown.Bench.Benches.Pages;

/// <summary>Twenty viewers at all dashboards of the music store with 2.2 million sales, each of whom changes a filter every ten seconds:
/// to what nobody has asked before, to what is kept, and while the project is built over and over.</summary>
sealed class DashboardQueriesBench : IBench
{
    const int People = 20;

    static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public string Name => "dashboard-queries";

    public string Question => "How long do twenty viewers of dashboards wait for a tile after a change of a filter?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var project = await StoreProject.BuiltAsync("dashboards", BenchSize.Scale, folder, cancel);
        var turns = Math.Max(1, (int)(BenchSize.Window(40) / Every));
        var viewers = new Viewers(People, Every);
        using var served = await ServeProcess.StartAsync(project, cancel, "--no-watch");
        using var http = new HttpClient { BaseAddress = served.Address };
        var looks = await Looks.OfAsync(http, cancel);
        await AnswerAsync(http, looks.Of(0, 2000), () => { }, cancel); // the first question waits for the analysis of the project
        Func<int, int, Action, Task> ask(int from) => (viewer, turn, answered) => AnswerAsync(http, looks.Of(viewer, from + turn), answered, cancel);

        var asked = await viewers.LookAsync(turns, ask(0), cancel);
        var kept = await new Viewers(People, Every / 4).LookAsync(turns, ask(0), cancel);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var building = BuildAsync(project, enough.Token);
        var beside = await viewers.LookAsync(turns, ask(turns), cancel);
        await enough.CancelAsync();
        var builds = await building;
        var peak = served.PeakBytes;
        await served.StopAsync(cancel);

        var plain = await PlainAsync(project, looks, viewers, turns, cancel);
        return [.. Measures(asked, kept, beside, plain), new("builds meanwhile", builds, ""), new("peak memory of the server", peak / 1e6, "MB")];
    }

    static IEnumerable<Measure> Measures(Quantiles asked, Quantiles kept, Quantiles beside, Quantiles plain)
    {
        const string rival = "the same SQL straight in DuckDB";
        yield return new(StoreProject.Sized("tiles asked", BenchSize.Scale), asked.Count, "", plain.Count, rival);
        foreach (var share in new[] { 0.5, 0.95, 0.99 })
            yield return new(Text($"not asked before, {share * 100:0} of 100"), asked.At(share), "ms", plain.At(share), rival, share == 0.95 ? "500 ms" : null);
        foreach (var share in new[] { 0.5, 0.95, 0.99 })
            yield return new(Text($"from the cache, {share * 100:0} of 100"), kept.At(share), "ms", Goal: share == 0.95 ? "100 ms" : null);
        foreach (var share in new[] { 0.5, 0.95, 0.99 })
            yield return new(Text($"while the project is built, {share * 100:0} of 100"), beside.At(share), "ms", asked.At(share), "without a build", share == 0.95 ? "ratio 2" : null);
    }

    /// <summary>Builds all of it until it is told that it is enough.</summary>
    /// <returns>How often it was built to the end.</returns>
    static async Task<int> BuildAsync(string project, CancellationToken enough)
    {
        for (var built = 0; ; built++)
        {
            if (enough.IsCancellationRequested)
                return built;
            await MixdownProgram.RunAsync(project, CancellationToken.None, "build");
        }
    }

    static async Task<Quantiles> PlainAsync(string project, Looks looks, Viewers viewers, int turns, CancellationToken cancel)
    {
        using var rival = await PlainDashboards.OfAsync(project, cancel);
        var written = Enumerable.Range(0, People).Select(viewer => Enumerable.Range(0, turns).Select(turn => rival.Write(looks.Of(viewer, turn))).ToList()).ToList();
        return await viewers.LookAsync(turns, (viewer, turn, answered) => rival.AnswerAsync(written[viewer][turn], answered, cancel), cancel);
    }

    static async Task AnswerAsync(HttpClient http, Look look, Action answered, CancellationToken cancel)
    {
        using var answer = await http.GetAsync(look.Address, HttpCompletionOption.ResponseHeadersRead, cancel);
        using var lines = new StreamReader(await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancel));
        while (await lines.ReadLineAsync(cancel) is { } line)
        {
            if (line.Contains("\"problem\":", StringComparison.Ordinal))
                throw new InvalidOperationException($"{look.Address} is not answered: {line}");
            // Prose asks nothing.
            if (!line.Contains("\"sql\":\"\"", StringComparison.Ordinal))
                answered();
        }
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
