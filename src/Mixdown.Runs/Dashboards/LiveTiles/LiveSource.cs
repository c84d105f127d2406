using System.Globalization;
using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Runs.Dashboards.Freshness;
using Mixdown.Runs.Live;
using Mixdown.Runs.Queries;
using Mixdown.Runs.Serving;
using Mixdown.Runs.Warehouses;
using Mixdown.Streams.Live.Views;

namespace Mixdown.Runs.Dashboards.LiveTiles;

/// <summary>Where live tiles have their rows from: this process or the one that runs the stream, or batch where none does.</summary>
/// <param name="served">The project.</param>
sealed class LiveSource(ServedProject served) : IDisposable
{
    readonly LiveCopies _copies = new();

    /// <summary>A live table as it is now.</summary>
    /// <exception cref="MixdownException">MX4085: there is none of that name; MX4086: batch was not built yet; MX4082: the process that
    /// runs the streams does not answer.</exception>
    public async Task<LiveReading> ReadAsync(MixdownProject project, string name, CancellationToken cancel)
    {
        if (served.Streams.Views is { } views && views.Find(name) is { } view)
            return Here(views, view);
        using var elsewhere = await StreamClient.FindAsync(served.Folders, cancel);
        return elsewhere is not null && await RevisionAsync(elsewhere, name, cancel) is { } revision
            ? await FetchedAsync(elsewhere, name, revision, cancel)
            : await FromBatchAsync(project, TwinOf(project, name), cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => _copies.Dispose();

    static LiveReading Here(LiveViews views, LiveView view) => new(
        views.OpenSession, string.Create(CultureInfo.InvariantCulture, $"live here {view.Revision}"), view.Facts.Problem?.Message);

    async Task<LiveReading> FetchedAsync(StreamClient elsewhere, string name, long revision, CancellationToken cancel)
    {
        var version = string.Create(CultureInfo.InvariantCulture, $"live {elsewhere.Note.ProcessId} {revision}");
        var copy = await _copies.OfAsync(name, version, file => elsewhere.SaveAsync($"/v1/live/{Uri.EscapeDataString(name)}.parquet", file, cancel), cancel);
        return new LiveReading(copy.Open, version, null);
    }

    async Task<LiveReading> FromBatchAsync(MixdownProject project, LiveTwin twin, CancellationToken cancel)
    {
        var version = $"batch {ContentStamp.Of([twin.Fact], project.Graph, served.Versions)}";
        var copy = await _copies.OfAsync(twin.Name, version, file => Task.Run(() => Save(project, twin, file, cancel), cancel), cancel);
        return new LiveReading(copy.Open, version, $"No process runs the stream '{twin.Definition.Stream}': this is '{twin.FactName}' as it was built last");
    }

    void Save(MixdownProject project, LiveTwin twin, string file, CancellationToken cancel)
    {
        using var session = served.OpenSession();
        twin.RequireFact(project, session, cancel);
        TargetWarehouses.Of(project).Export(session, twin.Sql, [], QueryFormat.Parquet, file, cancel);
    }

    static LiveTwin TwinOf(MixdownProject project, string name)
    {
        var twins = LiveTwins.Of(project);
        return twins.FirstOrDefault(twin => string.Equals(twin.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw new MixdownException(new Diagnostic(
            "MX4085", $"There is no live table '{name}'", Hint: DidYouMean.Hint(name, twins.Select(twin => twin.Name))));
    }

    /// <summary>The number of the last change of a table; null where the process has none of that name.</summary>
    static async Task<long?> RevisionAsync(StreamClient running, string name, CancellationToken cancel)
    {
        using var list = JsonDocument.Parse(await running.TextAsync("/v1/live", cancel));
        foreach (var table in list.RootElement.EnumerateArray())
        {
            if (table.GetProperty("name").ValueEquals(name))
                return table.GetProperty("revision").GetInt64();
        }
        return null;
    }
}
