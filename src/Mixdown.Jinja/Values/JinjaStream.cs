using System.Collections;

namespace Mixdown.Jinja.Values;

/// <summary>Python's generator: items made while they are taken, once. It is always true, has no length, and is empty the
/// second time, as the filters map, select and reject are in Jinja2.</summary>
sealed class JinjaStream(IEnumerable<object?> items, string name) : IEnumerable<object?>
{
    readonly IEnumerator<object?> _source = items.GetEnumerator();

    public IEnumerator<object?> GetEnumerator()
    {
        while (_source.MoveNext())
            yield return _source.Current;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"<generator object {name}>";
}
