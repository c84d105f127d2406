using System.Globalization;

namespace Mixdown.Project.Dashboards.Selects;

/// <summary>The values of one query, in the order of <c>$1</c>, <c>$2</c>, …</summary>
/// <param name="zone">The viewer's time zone.</param>
sealed class BoundValues(string zone)
{
    readonly List<object?> _values = [];
    string? _zone;

    /// <summary>All of them.</summary>
    public IReadOnlyList<object?> All => _values;

    /// <summary>The viewer's time zone, bound once.</summary>
    public string Zone => _zone ??= Add(zone);

    /// <summary>Binds a value; what stands for it in the SQL.</summary>
    public string Add(object? value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${_values.Count}");
    }
}
