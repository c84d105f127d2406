using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Project.Compile.Functions;
using Mixdown.Project.Compile.Packages;

namespace Mixdown.Project.Compile;

/// <summary>The names that Jinja in a settings file may use: <c>env_var</c>, <c>var</c>, <c>target</c>.</summary>
sealed class SettingsScope : IJinjaScope
{
    readonly Dictionary<string, object?> _names;

    /// <param name="environment">Environment variables.</param>
    /// <param name="secrets">Whether variables that start with DBT_ENV_SECRET_ may be read: only where connections are set.</param>
    /// <param name="vars">What var() answers; null where it is not known yet.</param>
    /// <param name="target">What <c>target</c> is; null where it is not known yet.</param>
    public SettingsScope(IReadOnlyDictionary<string, string> environment, bool secrets, Variables? vars = null, object? target = null)
    {
        _names = new(StringComparer.Ordinal) { ["env_var"] = EnvironmentFunction.Create(environment, secrets) };
        if (vars is not null)
            _names["var"] = new VarFunction(vars, new Dictionary<string, object?>(StringComparer.Ordinal));
        if (target is not null)
            _names["target"] = target;
    }

    public IEnumerable<string> Names => _names.Keys;

    public bool TryResolve(string name, out object? value) => _names.TryGetValue(name, out value);
}
