namespace Mixdown.Project.Artifacts;

/// <summary>dbt's names of what our codes warn of: people name them in <c>--warn-error-options</c>.</summary>
public static class WarningNames
{
    /// <summary>A check found something, and its severity says that this only warns.</summary>
    public const string CheckFound = "MX1503";

    static readonly Dictionary<string, string[]> Codes = new(StringComparer.Ordinal)
    {
        ["NoNodesForSelectionCriteria"] = ["MX1402"],
        ["JinjaLogWarning"] = ["MX1311"],
        ["UserWarning"] = ["MX1311"],
        ["LogTestResult"] = [CheckFound],
        ["NoNodeForYamlKey"] = ["MX1208"],
        ["NodeNotFoundOrDisabled"] = ["MX1208"],
        ["UnusedResourceConfigPath"] = ["MX1010"],
        ["CustomKeyInObjectDeprecation"] = ["MX1010"],
    };

    /// <summary>The codes of an event; none where dbt warns of something that we do not.</summary>
    public static IReadOnlyList<string> CodesOf(string name) => Codes.GetValueOrDefault(name) ?? [];
}
