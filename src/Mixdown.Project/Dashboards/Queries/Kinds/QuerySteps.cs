using System.Text;
using Mixdown.Data.Naming;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>Queries each of which reads those before it: <c>WITH</c>.</summary>
sealed class QuerySteps
{
    readonly List<(string Name, string Sql)> _steps = [];

    /// <summary>The name of the last one.</summary>
    public string Last => new SqlIdentifier(_steps[^1].Name).ToString();

    /// <summary>Adds a step; its name in SQL.</summary>
    public string Add(string name, string sql)
    {
        _steps.Add((name, sql));
        return Last;
    }

    /// <summary>All steps, and what is asked of them.</summary>
    /// <param name="select">The last SELECT.</param>
    public string Then(string select)
    {
        var text = new StringBuilder("with ");
        for (var i = 0; i < _steps.Count; i++)
            text.Append(i == 0 ? "" : ",\n").Append(new SqlIdentifier(_steps[i].Name)).Append(" as (\n").Append(_steps[i].Sql).Append("\n)");
        return text.Append('\n').Append(select).ToString();
    }
}
