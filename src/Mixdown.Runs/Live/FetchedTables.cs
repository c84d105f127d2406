using Mixdown.Runs.Owner;

namespace Mixdown.Runs.Live;

/// <summary>Live tables as the process that runs their streams had them a moment ago, as Parquet files that go with this.</summary>
sealed class FetchedTables : IDisposable
{
    readonly Dictionary<LiveTwin, string> _files = [];
    readonly List<LiveTwin> _missing = [];

    /// <summary>The files of those that are kept by a running process.</summary>
    public IReadOnlyDictionary<LiveTwin, string> Files => _files;

    /// <summary>Those that nobody keeps now.</summary>
    public IReadOnlyList<LiveTwin> Missing => _missing;

    /// <summary>Asks the process that runs the streams of a target.</summary>
    /// <param name="folders">The target's.</param>
    /// <param name="asked">The tables.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX4082: the process does not answer.</exception>
    public static async Task<FetchedTables> FetchAsync(TargetFolders folders, IReadOnlyList<LiveTwin> asked, CancellationToken cancel)
    {
        var fetched = new FetchedTables();
        try
        {
            using var running = await StreamClient.FindAsync(folders, cancel);
            foreach (var twin in asked)
                await fetched.FetchAsync(running, twin, cancel);
            return fetched;
        }
        catch
        {
            fetched.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files.Values)
            File.Delete(file);
    }

    async Task FetchAsync(StreamClient? running, LiveTwin twin, CancellationToken cancel)
    {
        var file = Path.GetTempFileName();
        if (running is not null && await running.SaveAsync($"/v1/live/{Uri.EscapeDataString(twin.Name)}.parquet", file, cancel))
        {
            _files.Add(twin, file);
            return;
        }
        File.Delete(file);
        _missing.Add(twin);
    }
}
