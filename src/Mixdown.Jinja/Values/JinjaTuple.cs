using System.Collections;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Values;

/// <summary>Python's tuple: a sequence that does not change.</summary>
/// <param name="items">Its items; the array is used, not copied, and must not change.</param>
public sealed class JinjaTuple(params object?[] items) : IReadOnlyList<object?>
{
    /// <summary>The tuple without items.</summary>
    public static JinjaTuple Empty { get; } = new([]);

    /// <summary>Names of its items where it is a named tuple: <c>group.grouper</c>; else empty.</summary>
    internal string[] Names { get; init; } = [];

    /// <inheritdoc/>
    public int Count => items.Length;

    /// <inheritdoc/>
    public object? this[int index] => items[index];

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => ((IEnumerable<object?>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => Printing.Str(this);
}
