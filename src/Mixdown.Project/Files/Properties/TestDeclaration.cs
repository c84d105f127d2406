using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Files.Properties;

/// <summary>A generic test as a properties file declares it.</summary>
/// <param name="Macro">The test's name: <c>unique</c>, <c>my_package.is_even</c>.</param>
/// <param name="At">Where the name stands.</param>
sealed record TestDeclaration(string Macro, SourceSpan At)
{
    /// <summary>The name that its writer gave it; null for dbt's.</summary>
    public string? Name { get; init; }

    /// <summary>For people.</summary>
    public string Description { get; init; } = "";

    /// <summary>The column under which it stands, as SQL names it; null under a table.</summary>
    public string? Column { get; init; }

    /// <summary>Arguments of its macro.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; init; } = new Dictionary<string, object?>(0);

    /// <summary>The tags of that column, which are also the test's.</summary>
    public IReadOnlyList<string> ColumnTags { get; set; } = [];

    /// <summary>severity, where, limit, …</summary>
    public NodeConfig Config { get; } = new();
}
