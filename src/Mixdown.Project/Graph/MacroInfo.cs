using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph;

/// <summary>A macro of the project or of a package.</summary>
/// <param name="UniqueId"><c>macro.package.name</c>; of a materialization, a test: with dbt's prefix in the name.</param>
/// <param name="Name">With dbt's prefix: <c>materialization_table_default</c>, <c>test_unique</c>.</param>
/// <param name="Package">The package that has it; <c>dbt</c> is the one that comes with the tool.</param>
/// <param name="File">Relative to its package's folder.</param>
/// <param name="At">Where its definition starts.</param>
public sealed record MacroInfo(string UniqueId, string Name, string Package, string File, SourceSpan At)
{
    /// <summary>From a properties file.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its definition, from its opening tag to its closing one.</summary>
    public required string Code { get; init; }
}
