namespace Mixdown.Cli.Commands;

/// <summary>How <c>mixdown ls</c> names a node; dbt's words.</summary>
enum ListForm
{
    /// <summary>As <c>--select</c> takes it: package, folders, name.</summary>
    Selector,

    /// <summary>The name alone.</summary>
    Name,

    /// <summary>The file that declares it.</summary>
    Path,

    /// <summary>A JSON object a line, with the members of the manifest.</summary>
    Json,
}
