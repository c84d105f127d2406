using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project;

namespace Mixdown.Runs.Warehouses;

/// <summary>The one place that knows which engine a target's <c>type</c> means.</summary>
static class TargetWarehouses
{
    static readonly Dictionary<string, Func<MixdownProject, SettingReader, ITargetWarehouse>> Types = new(StringComparer.Ordinal)
    {
        ["duckdb"] = DuckDbWarehouse.Bind,
        ["postgres"] = PostgresProfile.Bind,
    };

    /// <summary>The warehouse of the target in use. Keys that nobody knows are left alone, as dbt does.</summary>
    /// <exception cref="MixdownException">MX4002: the type is none that is known; MX101x: a key is missing or has a value that
    /// it cannot have. No line of profiles.yml is shown, since it may hold a password.</exception>
    public static ITargetWarehouse Of(MixdownProject project)
    {
        var target = project.Target;
        if (!Types.TryGetValue(target.Type, out var bind))
        {
            throw new MixdownException(new Diagnostic(
                "MX4002", $"The target '{target.Name}' is of type '{target.Type}'", (target.Settings["type"] ?? target.Settings).At,
                Hint: $"Use one of: {string.Join(", ", Types.Keys)}."));
        }
        var wrong = new List<Diagnostic>();
        var warehouse = bind(project, new SettingReader(target.Settings, wrong));
        return wrong.Count == 0 ? warehouse : throw new MixdownException(wrong);
    }
}
