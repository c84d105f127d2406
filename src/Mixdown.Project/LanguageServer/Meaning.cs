using Mixdown.Data.Settings;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.LanguageServer;

/// <summary>What a word of a project's file stands for.</summary>
abstract record Meaning
{
    /// <summary>A model, seed, snapshot, source table or what else is a node.</summary>
    public sealed record Node(GraphNode Of) : Meaning;

    /// <summary>A column of a node.</summary>
    public sealed record Column(GraphNode Of, string Name) : Meaning;

    /// <summary>A macro.</summary>
    public sealed record Macro(MacroInfo Of) : Meaning;

    /// <summary>A docs block.</summary>
    public sealed record Doc(DocBlock Of) : Meaning;

    /// <summary>A variable of dbt_project.yml.</summary>
    public sealed record Variable(SettingEntry Of) : Meaning;
}
