using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Project.Graph.Selection;

/// <summary>An entry of selectors.yml.</summary>
/// <param name="Name">What <c>--selector</c> calls it.</param>
/// <param name="Description">For people.</param>
/// <param name="IsDefault">Whether it counts where a command line selects nothing.</param>
/// <param name="Definition">A text, or a map as selectors.yml nests them.</param>
/// <param name="At">Where its name stands.</param>
public sealed record NamedSelector(string Name, string Description, bool IsDefault, SettingNode Definition, SourceSpan At)
{
    /// <summary>The text of the file, for excerpts.</summary>
    internal string FileText { get; init; } = "";
}
