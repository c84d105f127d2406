namespace Mixdown.Ingest.Sources.Cursors;

/// <summary>The rows at the border of a bookmark: those that the last run read, to leave out now, and those of this run, to leave
/// out next time. The lower bound is closed, since rows with an equal cursor may come later. Any thread.</summary>
/// <param name="before">Marks of the last run's rows; null when they were not kept.</param>
/// <param name="limit">Most marks to keep.</param>
sealed class CursorBorder(IReadOnlyList<string>? before, int limit)
{
    /// <summary>Most marks that a bookmark holds: with 22 bytes each, a few megabytes.</summary>
    public const int MostMarks = 100_000;

    readonly Lock _gate = new();
    readonly Dictionary<string, int> _before = Count(before ?? []);
    readonly List<string> _now = [];

    /// <summary>Rows that were met again.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Whether more rows stand at the border than marks may be kept.</summary>
    public bool HasOverflowed { get; private set; }

    /// <summary>Whether a row was read by the last run; as often as it was, so that of two equal rows the second one is new.</summary>
    public bool WasRead(string mark)
    {
        lock (_gate)
        {
            if (!_before.TryGetValue(mark, out var count) || count == 0)
                return false;
            _before[mark] = count - 1;
            Duplicates++;
            return true;
        }
    }

    /// <summary>Keeps a row of the new border, whether it was read now or before.</summary>
    public void Keep(string mark)
    {
        lock (_gate)
        {
            if (_now.Count < limit)
                _now.Add(mark);
            else
                HasOverflowed = true;
        }
    }

    /// <summary>The new border in order; null when it is too large.</summary>
    public IReadOnlyList<string>? Marks()
    {
        lock (_gate)
            return HasOverflowed ? null : [.. _now.Order(StringComparer.Ordinal)];
    }

    static Dictionary<string, int> Count(IReadOnlyList<string> marks)
    {
        var counts = new Dictionary<string, int>(marks.Count, StringComparer.Ordinal);
        foreach (var mark in marks)
            counts[mark] = counts.GetValueOrDefault(mark) + 1;
        return counts;
    }
}
