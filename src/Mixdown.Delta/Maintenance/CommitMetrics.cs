using System.Globalization;

namespace Mixdown.Delta.Maintenance;

/// <summary>Counts for the table's history, as the log has them: texts.</summary>
sealed class CommitMetrics
{
    readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);

    /// <summary>A count by its name.</summary>
    public long this[string name]
    {
        set => _texts[name] = value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyDictionary<string, string?> Texts => _texts;
}
