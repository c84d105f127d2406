namespace Mixdown.Project.Graph;

/// <summary>What a check checks.</summary>
/// <param name="Macro">The generic test's name (<c>unique</c>, <c>dbt_utils.at_least_one</c>); null for a singular test, whose
/// file is its SQL.</param>
/// <param name="Arguments">Of the generic test, <c>model</c> and <c>column_name</c> included.</param>
/// <param name="Column">The column under which it was declared; null when it was declared on the table.</param>
/// <param name="AttachedTo">Id of the node or source that it was declared on; null for a singular test.</param>
public sealed record CheckSpec(
    string? Macro, IReadOnlyDictionary<string, object?> Arguments, string? Column, string? AttachedTo)
{
    /// <summary>Whether it is a SELECT of its own in a file of its own.</summary>
    public bool IsSingular => Macro is null;
}
