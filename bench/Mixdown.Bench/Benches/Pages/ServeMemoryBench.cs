using Mixdown.Bench.Measuring;
using Mixdown.Bench.Measuring.Serving;
using Mixdown.Bench.Reports;
using Mixdown.Bench.Rivals;

namespace Mixdown.Bench.Benches.Pages;

/// <summary>What <c>mixdown serve</c> of the music store holds of the machine's memory while nobody asks anything. The rival is the
/// smallest program that could answer: .NET, and libduckdb with the same warehouse open and asked once.</summary>
sealed class ServeMemoryBench : IBench
{
    const int People = 20;

    /// <summary>Long enough that the server has noticed that nobody asks any more, and given back what it does not need.</summary>
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(22);

    public string Name => "serve-memory";

    public string Question => "How much memory does a server hold that nobody asks anything?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var project = await StoreProject.BuiltAsync("memory", 1, folder, cancel);
        var plain = await WarehouseHolder.MemoryAsync(project, Rest, cancel);
        List<Measure> measures = [];
        foreach (var (how, options) in new[] { ("--no-watch", new[] { "--no-watch" }), ("watching", []) })
            measures.AddRange(await RunAsync(project, how, options, plain, cancel));
        return measures;
    }

    static async Task<IReadOnlyList<Measure>> RunAsync(string project, string how, string[] options, ProcessMemory plain, CancellationToken cancel)
    {
        using var served = await ServeProcess.StartAsync(project, cancel, options);
        using var http = new HttpClient { BaseAddress = served.Address };
        var idle = await RestAsync(served, cancel);
        await OpenAsync(http, "overview", cancel);
        var first = await RestAsync(served, cancel);
        foreach (var dashboard in new[] { "retention", "customer_tiers", "agents", "genres_by_country", "monthly_sales", "popular_tracks", "regional_pricing" })
            await OpenAsync(http, dashboard, cancel);
        var all = await RestAsync(served, cancel);
        var with = await WithViewersAsync(served, http, cancel);
        await served.StopAsync(cancel);
        Measure measure(string name, ProcessMemory memory, string? goal = null) => new($"{how}: {name}", memory.Resident / 1e6, "MB", plain.Resident / 1e6, WarehouseHolder.Name, goal);
        return
        [
            measure("nothing asked, RSS", idle, "under 150 MB"),
            new($"{how}: nothing asked, PSS", idle.Proportional / 1e6, "MB", plain.Proportional / 1e6, WarehouseHolder.Name),
            new($"{how}: nothing asked, its own pages", idle.Own / 1e6, "MB", plain.Own / 1e6, WarehouseHolder.Name),
            measure("after a first dashboard, RSS", first, "under 150 MB"),
            measure("after all eight dashboards, RSS", all),
            new($"{how}: an idle viewer, RSS", (with.Resident - all.Resident) / 1e6 / People, "MB", Goal: "1 MB"),
        ];
    }

    static async Task<ProcessMemory> RestAsync(ServeProcess served, CancellationToken cancel)
    {
        await Task.Delay(Rest, cancel);
        return served.Memory;
    }

    static async Task OpenAsync(HttpClient http, string dashboard, CancellationToken cancel)
    {
        await http.GetStringAsync($"api/dashboards/{dashboard}", cancel);
        await http.GetStringAsync($"api/dashboards/{dashboard}/data", cancel);
    }

    /// <summary>Opens the stream of events of pages, as each of them does, and looks while nobody does anything.</summary>
    static async Task<ProcessMemory> WithViewersAsync(ServeProcess served, HttpClient http, CancellationToken cancel)
    {
        List<HttpResponseMessage> open = [];
        for (var viewer = 0; viewer < People; viewer++)
        {
            open.Add(await http.GetAsync("api/events?dashboard=overview", HttpCompletionOption.ResponseHeadersRead, cancel));
            await OpenAsync(http, "overview", cancel);
        }
        var memory = await RestAsync(served, cancel);
        open.ForEach(stream => stream.Dispose());
        return memory;
    }
}
