namespace Mixdown.Project.Graph.Declarations;

/// <summary>A rule of a table or a column that the warehouse is to enforce.</summary>
/// <param name="Type"><c>check</c>, <c>not_null</c>, <c>unique</c>, <c>primary_key</c>, <c>foreign_key</c> or <c>custom</c>.</param>
public sealed record ConstraintInfo(string Type)
{
    /// <summary>Its name in the warehouse; null leaves it to the warehouse.</summary>
    public string? Name { get; init; }

    /// <summary>SQL: of a check, the condition; of a foreign key, what it refers to; null when none is given.</summary>
    public string? Expression { get; init; }

    /// <summary>Of a table's rule, the columns that it is about.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Of a foreign key, the table that it refers to, in SQL or as a call of ref(); null when <see cref="Expression"/> says it.</summary>
    public string? To { get; init; }

    /// <summary>Of a foreign key, the columns that it refers to.</summary>
    public IReadOnlyList<string> ToColumns { get; init; } = [];

    /// <summary>Whether to warn where the warehouse knows the rule and does not enforce it.</summary>
    public bool WarnUnenforced { get; init; } = true;

    /// <summary>Whether to warn where the warehouse does not know the rule.</summary>
    public bool WarnUnsupported { get; init; } = true;
}
