namespace Mixdown.Runs.Dashboards.Definitions;

/// <summary>What a viewer chooses the values of a filter with.</summary>
public enum FilterKind
{
    /// <summary>A span of time.</summary>
    Period,

    /// <summary>One of some values.</summary>
    Choice,

    /// <summary>Some of some values.</summary>
    Multiple,

    /// <summary>Values that are looked for by their letters: there are too many for a list.</summary>
    Search,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>Numbers from one to another: <c>10..20</c>, <c>10..</c>, <c>..20</c>.</summary>
    Range,
}
