using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads.Previews;

namespace Mixdown.Ingest.Loads.Running;

/// <summary>A table of a load's source.</summary>
interface ILoadTable
{
    /// <summary>Its name in the lake.</summary>
    string Name { get; }

    /// <summary>Where its rows come from, as patterns of the project file name it: <c>public.invoice</c>.</summary>
    string Place { get; }

    /// <summary>How much work it may be beside the other tables of the source: bytes, or rows.</summary>
    long Weight { get; }

    /// <summary>Says what a load would do; changes nothing.</summary>
    /// <param name="bronze">The table as it is committed.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The load would fail for it.</exception>
    Task<TablePreview> PreviewAsync(BronzeTable bronze, CancellationToken cancel);

    /// <summary>Brings what is new into the lake, in one commit.</summary>
    /// <param name="bronze">The table, recovered.</param>
    /// <param name="recovered">The load of a run that died which was finished just now; null when there was none.</param>
    /// <param name="progress">Receives how far it is.</param>
    /// <param name="cancel">Stops at the next chunk.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">Nothing of this run is in the table.</exception>
    Task<TableLoad> LoadAsync(BronzeTable bronze, LoadState? recovered, TableProgress progress, CancellationToken cancel);
}
