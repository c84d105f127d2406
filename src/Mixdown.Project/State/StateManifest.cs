using System.Text.Json;

namespace Mixdown.Project.State;

/// <summary>What a comparison needs of an earlier manifest.</summary>
/// <param name="Nodes">Nodes of every section, by id.</param>
/// <param name="Macros">The text of each macro, by id.</param>
sealed record StateManifest(IReadOnlyDictionary<string, StateNode> Nodes, IReadOnlyDictionary<string, string> Macros)
{
    static readonly string[] Sections = ["nodes", "sources", "exposures", "metrics", "semantic_models", "saved_queries", "unit_tests", "functions"];

    public static StateManifest Read(StateFile file)
    {
        file.Required("nodes", JsonValueKind.Object);
        var nodes = new Dictionary<string, StateNode>(StringComparer.Ordinal);
        foreach (var section in Sections)
        {
            foreach (var member in Json.Members(file.Root, section))
                nodes[member.Name] = new StateNode(member.Value);
        }
        var macros = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var macro in Json.Members(file.Root, "macros"))
            macros[macro.Name] = Json.Text(macro.Value, "macro_sql")?.Trim() ?? "";
        return new StateManifest(nodes, macros);
    }
}
