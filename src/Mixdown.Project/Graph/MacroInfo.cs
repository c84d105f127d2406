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

    /// <summary>Free facts.</summary>
    public IReadOnlyDictionary<string, object?> Meta { get; init; } = new Dictionary<string, object?>(0);

    /// <summary>What a properties file says of its arguments, in order: <c>name</c>, <c>type</c>, <c>description</c>.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Arguments { get; init; } = [];

    /// <summary>Whether documentation shows it, and in which colour: <c>show</c>, <c>node_color</c>.</summary>
    public IReadOnlyDictionary<string, object?> Docs { get; init; } = new Dictionary<string, object?>(0);

    /// <summary>The properties file that describes it; null when none does.</summary>
    public string? PatchFile { get; init; }

    /// <summary>Its definition, from its opening tag to its closing one.</summary>
    public required string Code { get; init; }
}
