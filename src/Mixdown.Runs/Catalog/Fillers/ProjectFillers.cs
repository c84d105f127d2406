using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Catalog.Facts;
using Mixdown.Runs.Dashboards.LiveTiles;
using Mixdown.Runs.Quality;

namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>The loads, streams and live tables of a served project. Safe for several threads.</summary>
/// <param name="shelf">What is made of the project's files.</param>
public sealed class ProjectFillers(CatalogShelf shelf) : IDisposable
{
    readonly LiveSource _live = new(shelf.Served);

    /// <summary>What is there: names that a hint may guess.</summary>
    public IEnumerable<string> Ids => shelf.Current.Fillers.All.Select(node => node.Id);

    /// <summary>All that is known of a load; null when there is none of that id.</summary>
    /// <exception cref="MixdownException">The lake cannot be asked.</exception>
    public async Task<CatalogLoad?> LoadAsync(string id, CancellationToken cancel)
    {
        var edition = shelf.Current;
        if (edition.Fillers.Find(id) is not { Kind: "load" } node)
            return null;
        var freshness = new QualityBook(shelf.Served).Overview(cancel).Sources.ToDictionary(source => source.Id, StringComparer.Ordinal);
        var reading = new LoadReading(edition, await StatesAsync(edition, cancel), freshness);
        using var history = shelf.Served.History.OpenSession();
        return reading.Read(node, history, cancel);
    }

    /// <summary>All that is known of a stream; null when there is none of that id.</summary>
    /// <exception cref="MixdownException">As <see cref="LoadAsync"/>; MX4082: the process that runs it does not answer.</exception>
    public async Task<CatalogStream?> StreamAsync(string id, CancellationToken cancel)
    {
        var edition = shelf.Current;
        if (edition.Fillers.Find(id) is not { Kind: "stream" } node)
            return null;
        var reading = new StreamReading(edition, await StatesAsync(edition, cancel));
        var standing = await StreamStanding.ReadAsync(shelf.Served, edition.Project, node.Name, cancel);
        return reading.Read(node, standing) with { At = shelf.Served.Clock.GetUtcNow() };
    }

    /// <summary>All that is known of a live table; null when there is none of that id.</summary>
    public CatalogLive? Live(string id)
    {
        var edition = shelf.Current;
        return edition.Fillers.Find(id) is { Kind: "live" } node
            ? new LiveReader(edition).Read(node, edition.Fillers.Entries.First(entry => entry.Name == node.Name), shelf.Served.Streams.Views?.Find(node.Name))
            : null;
    }

    /// <summary>The newest rows of a live table; null when there is none of that id.</summary>
    /// <exception cref="MixdownException">MX4086: nobody runs the stream, and batch was not built; MX4082: who runs it does not answer.</exception>
    public async Task<LiveSample?> SampleAsync(string id, CancellationToken cancel)
    {
        var edition = shelf.Current;
        if (edition.Fillers.Find(id) is not { Kind: "live" } node)
            return null;
        var live = await _live.ReadAsync(edition.Project, node.Name, cancel);
        return LiveReader.Sample(edition.Fillers.Entries.First(entry => entry.Name == node.Name), live, await edition.PersonalAsync(cancel), cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => _live.Dispose();

    Task<TableStates> StatesAsync(CatalogEdition edition, CancellationToken cancel) => TableStates.OfLakeAsync(edition.Project, shelf.Lake, cancel);
}
