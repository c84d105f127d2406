namespace Mixdown.Simulation.Store;

/// <summary>Cuts a range of rows into pieces of one size, the same for every number of threads.</summary>
static class Slices
{
    /// <summary>Half-open ranges of at most <paramref name="size"/> that cover 0 to <paramref name="count"/>.</summary>
    public static IEnumerable<Action<PieceSheets>> Of(int count, int size, Action<PieceSheets, int, int> render)
    {
        for (var start = 0; start < count; start += size)
        {
            var (from, to) = (start, Math.Min(count, start + size));
            yield return sheets => render(sheets, from, to);
        }
    }
}
