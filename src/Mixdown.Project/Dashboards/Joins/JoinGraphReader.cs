using Mixdown.Project.Graph;

namespace Mixdown.Project.Dashboards.Joins;

/// <summary>Reads joins off the tests of a project: <c>relationships</c> says which columns meet, <c>unique</c> that a key has one row.</summary>
/// <param name="manifest">The project's.</param>
/// <param name="states">What is known of a check, by its unique id.</param>
sealed class JoinGraphReader(Manifest manifest, Func<string, CheckState> states)
{
    readonly ILookup<string, ProjectNode> _tests = manifest.Nodes.Values
        .Where(node => node.Check is { AttachedTo: not null, Macro: not null })
        .ToLookup(node => node.Check!.AttachedTo!, StringComparer.Ordinal);

    /// <summary>The joins.</summary>
    public JoinGraph Read() => new([.. manifest.Nodes.Values.Where(node => node.Check is { Macro: "relationships", AttachedTo: not null }).Select(Edge).OfType<JoinEdge>()
        .GroupBy(edge => (edge.From, edge.Column, edge.To, edge.Key))
        .Select(same => same.FirstOrDefault(edge => edge.Doubt is null) ?? same.First())]);

    JoinEdge? Edge(ProjectNode test)
    {
        var from = test.Check!.AttachedTo!;
        var to = test.DependsOn.FirstOrDefault(id => id != from && manifest.Nodes.ContainsKey(id)) ?? from;
        var (column, key) = (Text(test, "column_name") ?? test.Check.Column, Text(test, "field"));
        if (column is null || key is null || !manifest.Nodes.TryGetValue(to, out var target) || !manifest.Nodes.TryGetValue(from, out var many))
            return null;
        return new JoinEdge(from, column, to, key, Doubt(test, $"the test that every '{column}' of '{many.Name}' is in '{target.Name}'") ?? Uniqueness(target, key));
    }

    JoinDoubt? Uniqueness(ProjectNode table, string key)
    {
        var tests = _tests[table.UniqueId].Where(test => test.Check!.Macro == "unique" && Same(Text(test, "column_name") ?? test.Check.Column, key)).ToList();
        var doubts = tests.Select(test => Doubt(test, $"the test that '{key}' of '{table.Name}' is unique")).ToList();
        if (doubts.Contains(null))
            return null;
        return doubts.Count > 0 ? doubts[0] : Untested(table, key);
    }

    JoinDoubt Untested(ProjectNode table, string key)
    {
        var together = _tests[table.UniqueId].FirstOrDefault(test => test.Check!.Macro is "dbt_utils.unique_combination_of_columns" or "unique_together" or "unique_combination_of_columns");
        var yaml = $"Add to '{key}' of '{table.Name}': 'data_tests: [unique]', and run 'mixdown build'.";
        return together is null
            ? new JoinDoubt($"no test says that '{key}' of '{table.Name}' is unique", yaml)
            : new JoinDoubt($"'{key}' of '{table.Name}' is unique only together with other columns", $"Joins need a key of one column. {yaml}");
    }

    /// <summary>Why a test proves nothing; null: it does.</summary>
    JoinDoubt? Doubt(ProjectNode test, string what)
    {
        var config = test.Config;
        if (config["where"] is not null || config["limit"] is not null)
            return new JoinDoubt($"{what} looks at some rows only", $"Take 'where' and 'limit' out of it ({test.DeclaredAt}).");
        if (Same(config.Text("severity"), "warn") || config.Text("error_if") is { } tolerated && tolerated.Replace(" ", "", StringComparison.Ordinal) is not ("!=0" or ">0"))
            return new JoinDoubt($"{what} only warns", $"Give it 'severity: error' ({test.DeclaredAt}).");
        return states(test.UniqueId) switch
        {
            CheckState.NeverRun => new JoinDoubt($"{what} has not run yet", "Run 'mixdown build'."),
            CheckState.Failed => new JoinDoubt($"{what} failed in the last build", $"Mend the rows that it finds: 'mixdown test --select {test.Name}'."),
            _ => null,
        };
    }

    static string? Text(ProjectNode test, string argument) => test.Check!.Arguments.GetValueOrDefault(argument) as string;

    static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
