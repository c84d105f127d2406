using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Seeds;

/// <summary>The rows of a seed in lists of at most so many, read while a loop goes through them.</summary>
sealed class SeedBatches(SeedFile file, int size) : IJinjaObject
{
    public string TypeName => "SeedBatches";

    public bool IsTrue => true;

    public IEnumerable<object?> Items => file.Rows().Chunk(size).Select(object? (rows) => new JinjaList(rows.Select(object? (row) => new JinjaTuple([.. row]))));

    public string Print() => "<SeedBatches>";

    public bool TryGetAttribute(string name, out object? value)
    {
        value = null;
        return false;
    }
}
