using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Settings;

namespace Mixdown.Runs.Sources;

/// <summary>What loads and streams have put into the lake: to readers both are sources.</summary>
/// <param name="loads">Reads the tables of loads.</param>
/// <param name="streams">Reads those of streams.</param>
sealed class LandedTables(LakeReader loads, StreamTables streams)
{
    /// <summary>The tables, one source after the other; a source of which nothing landed has none.</summary>
    public async Task<IReadOnlyList<LandedSource>> ReadAsync(IReadOnlyList<LoadDefinition> ofLoads, IReadOnlyList<StreamDefinition> ofStreams, CancellationToken cancel)
    {
        var landed = new List<LandedSource>();
        foreach (var load in ofLoads)
            landed.Add(new LandedSource(load.Name, load.Schema, await loads.TablesAsync(load, cancel)) { Load = load });
        foreach (var stream in ofStreams)
        {
            var tables = await streams.TablesAsync(stream, cancel);
            landed.Add(new LandedSource(stream.Name, stream.Schema, tables) { Promised = [.. PromisedTable.Of(stream, tables)] });
        }
        return landed;
    }

    /// <summary>The tables of the lake that tell of loads and streams: those that are there.</summary>
    public async Task<IReadOnlyList<LakeTable>> FactsAsync(CancellationToken cancel)
    {
        LakeTable?[] facts = [await loads.LoadsAsync(cancel), await streams.GapsAsync(cancel)];
        return [.. facts.OfType<LakeTable>()];
    }
}
