using System.Collections;

namespace Mixdown.Jinja.Values;

/// <summary>Python's range: numbers that are counted when they are asked for.</summary>
sealed class JinjaRange(long start, long stop, long step) : IReadOnlyList<object?>
{
    public int Count { get; } = (int)Math.Max(0, step > 0 ? (stop - start + step - 1) / step : (start - stop - step - 1) / -step);

    public object? this[int index] => Boxes.Of(start + index * step);

    public JinjaRange Slice(int first, int count, int by) =>
        new(start + first * step, start + (first + (long)count * by) * step, step * by);

    public IEnumerator<object?> GetEnumerator()
    {
        for (var at = 0; at < Count; at++)
            yield return this[at];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => step == 1 ? $"range({start}, {stop})" : $"range({start}, {stop}, {step})";
}
