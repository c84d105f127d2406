using Mixdown.Jinja;
using Mixdown.Project.Files;

namespace Mixdown.Project.Compile.Functions;

/// <summary><c>env_var(name, default)</c>.</summary>
static class EnvironmentFunction
{
    /// <param name="environment">Environment variables.</param>
    /// <param name="secrets">Whether secrets may be read here.</param>
    public static JinjaFunction Create(IReadOnlyDictionary<string, string> environment, bool secrets) =>
        new("env_var(name, default=?)", given => Read(given, environment, secrets));

    static object? Read(BoundArguments given, IReadOnlyDictionary<string, string> environment, bool secrets)
    {
        var name = given.Text(0);
        if (!secrets && name.StartsWith(ProjectSecrets.Prefix, StringComparison.Ordinal))
            throw new JinjaException(JinjaErrorKind.Raised, $"'{name}' is a secret, which only profiles.yml, packages.yml and mixdown.yml may read")
            {
                Hint = "Pass it as a setting of the connection, or rename the variable if it is no secret.",
            };
        if (environment.TryGetValue(name, out var value))
            return value;
        if (given.Has(1))
            return given[1];
        throw new JinjaException(JinjaErrorKind.Raised, $"The environment variable '{name}' is not set")
        {
            Hint = $"Set it, or give a default: env_var('{name}', '…').",
        };
    }
}
