using System.Collections.Immutable;
using Mixdown.Simulation.Sheets;

namespace Mixdown.Simulation.Store;

/// <summary>Tables that are made together, cut into pieces that may be rendered side by side and are written in order.</summary>
interface IStoreSection
{
    /// <summary>The tables, with about how many clean rows each will have.</summary>
    ImmutableArray<(SheetTable Table, long ExpectedRows)> Tables { get; }

    /// <summary>The pieces in their order in the files, made as they are asked for. How the content is cut must not depend on
    /// threads: duplicates go to the end of their piece.</summary>
    IEnumerable<Action<PieceSheets>> Pieces();
}
