using System.Text.Json;

namespace Mixdown.Bench.Measuring;

/// <summary>Follows the live feed of a <see cref="StreamProject"/>: how many events of each client are counted, over all windows.</summary>
/// <param name="clients">How many clients there are.</param>
sealed class LiveCounts(int clients)
{
    static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(20);

    /// <summary>The count of each client by the start of the window.</summary>
    readonly Dictionary<long, long[]> _windows = [];

    public long Total => Enumerable.Range(0, clients).Sum(Of);

    public long Of(int client) => _windows.Values.Sum(counts => counts[client]);

    /// <summary>Reads events of the feed, of which a client gets one each 250 ms at most.</summary>
    /// <param name="address">The server.</param>
    /// <param name="changed">Called after each; false ends it.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task FollowAsync(Uri address, Func<bool> changed, CancellationToken cancel)
    {
        using var http = new HttpClient();
        using var reader = new StreamReader(await OpenAsync(http, new Uri(address, $"v1/live/{StreamProject.Live}?every=250ms"), cancel));
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            if (!line.StartsWith("data: ", StringComparison.Ordinal))
                continue;
            Take(line["data: ".Length..]);
            if (!changed())
                return;
        }
    }

    /// <summary>The program listens a moment before its live tables are there.</summary>
    static async Task<Stream> OpenAsync(HttpClient http, Uri feed, CancellationToken cancel)
    {
        while (true)
        {
            var answer = await http.GetAsync(feed, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (answer.IsSuccessStatusCode)
                return await answer.Content.ReadAsStreamAsync(cancel);
            answer.Dispose();
            await Task.Delay(AskAgain, cancel);
        }
    }

    void Take(string data)
    {
        using var json = JsonDocument.Parse(data);
        foreach (var window in json.RootElement.GetProperty("windows").EnumerateArray())
        {
            var counts = new long[clients];
            foreach (var row in window.GetProperty("rows").EnumerateArray())
                counts[row[1].GetInt32()] = row[2].GetInt64();
            _windows[window.GetProperty("start").GetInt64()] = counts;
        }
    }
}
