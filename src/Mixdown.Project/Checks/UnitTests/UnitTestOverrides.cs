using Mixdown.Jinja;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Checks.UnitTests;

/// <summary>What a unit test lets macros, variables and environment variables answer.</summary>
static class UnitTestOverrides
{
    /// <summary>Without an override a model is built for the first time, whatever the warehouse has.</summary>
    public static void Prepare(Rendering rendering, UnitTestNode test)
    {
        rendering.Set("is_incremental", Answer(false));
        foreach (var group in test.Macros.GroupBy(macro => macro.Key.Contains('.', StringComparison.Ordinal) ? macro.Key[..macro.Key.IndexOf('.', StringComparison.Ordinal)] : ""))
        {
            var answers = group.ToDictionary(macro => macro.Key[(macro.Key.IndexOf('.', StringComparison.Ordinal) + 1)..], macro => (object?)Answer(macro.Value), StringComparer.Ordinal);
            if (group.Key.Length > 0)
                rendering.Set(group.Key, new OverriddenPackage(new PackageValue(rendering, group.Key), answers));
            foreach (var (name, answer) in group.Key is "" or "dbt" ? answers : [])
                rendering.Set(name, answer);
        }
        if (test.Vars.Count > 0)
            Instead(rendering, "var", test.Vars);
        if (test.EnvironmentVariables.Count > 0)
            Instead(rendering, "env_var", test.EnvironmentVariables);
    }

    static JinjaFunction Answer(object? value) => new("override(*args, **kwargs)", _ => JinjaValue.From(value));

    static void Instead(Rendering rendering, string function, IReadOnlyDictionary<string, object?> answers)
    {
        if (rendering.TryResolve(function, out var usual) && usual is IJinjaObject known)
            rendering.Set(function, new OverriddenFunction(known, answers));
    }
}
