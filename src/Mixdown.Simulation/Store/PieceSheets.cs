using System.Collections.Immutable;
using Mixdown.Simulation.Sheets;

namespace Mixdown.Simulation.Store;

/// <summary>What one piece of a section is rendered into: a sheet per table, and sums.</summary>
/// <param name="sheets">In the order of <see cref="IStoreSection.Tables"/>.</param>
sealed class PieceSheets(params ImmutableArray<TableSheet> sheets) : IDisposable
{
    /// <summary>The sheet of the section's table at <paramref name="index"/>.</summary>
    public TableSheet this[int index] => sheets[index];

    /// <summary>Sums of this piece.</summary>
    public TruthTally Tally { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var sheet in sheets)
            sheet.Dispose();
    }
}
