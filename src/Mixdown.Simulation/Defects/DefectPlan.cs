using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Defects;

/// <summary>Which records of a table are struck. The records are counted off in blocks of 1 / ratio, and in each block every
/// kind strikes one record: exact shares even in small tables, no memory, and any record can be asked on its own.</summary>
/// <param name="seed">The store's seed, with the table's number mixed in.</param>
/// <param name="blockRows">Records per block; 0: nothing is struck. At least as many as there are kinds.</param>
/// <param name="kinds">The kinds that strike this table.</param>
sealed class DefectPlan(ulong seed, int blockRows, params IReadOnlyList<DefectKind> kinds)
{
    readonly DefectKind[] _kinds = [.. kinds];
    readonly bool _isClean = blockRows == 0 || kinds.Count == 0;

    /// <summary>Rows in a block at <paramref name="ratio"/>; 0 for none.</summary>
    public static int BlockRows(decimal ratio) =>
        ratio == 0 ? 0 : (int)Math.Min(int.MaxValue, Math.Round(1 / ratio, MidpointRounding.AwayFromZero));

    /// <summary>What strikes the record at <paramref name="row"/>, counted from 0 through the whole table.</summary>
    public DefectKind At(long row)
    {
        if (_isClean)
            return DefectKind.None;
        var (block, place) = Math.DivRem(row, blockRows);
        var shift = new RandomStream(seed, RandomPurpose.DefectPlace, block).Below(blockRows);
        var (kind, between) = Math.DivRem((int)((place + shift) % blockRows), blockRows / _kinds.Length);
        return between == 0 && kind < _kinds.Length ? _kinds[kind] : DefectKind.None;
    }
}
