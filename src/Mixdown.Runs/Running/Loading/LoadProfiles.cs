using System.Data.Common;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Engines.Postgres;
using Mixdown.Project;
using Mixdown.Project.Files;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Running.Loading;

/// <summary>Puts a connection in the place of <c>profile: NAME</c> in loads from PostgreSQL: who loads knows no profiles.</summary>
/// <param name="project">Has profiles.yml.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
sealed class LoadProfiles(MixdownProject project, ICollection<Diagnostic> diagnostics)
{
    const string Profile = "profile";
    const string Connection = "connection";
    const string Engine = "postgres";

    /// <summary>The load's settings with a connection; null, and what is wrong, where the profile has none. What is no name, and a
    /// load that has a connection too, is left to who binds the load.</summary>
    public SettingNode.Map? Resolve(SettingNode.Map load)
    {
        if (load["type"] is not SettingNode.Scalar { Text: "postgres" or "postgres_cdc" } || load[Connection] is not null
            || load[Profile] is not SettingNode.Scalar { Value: string } name)
            return load;
        return Address(name) is { } address
            ? load with { Entries = [.. load.Entries.Select(entry => entry.Key == Profile ? new SettingEntry(Connection, entry.KeyAt, name with { Value = address, Text = address }) : entry)] }
            : null;
    }

    string? Address(SettingNode.Scalar name)
    {
        if (project.FindOutput(name.Text, name.At, diagnostics) is not { } output)
            return null;
        if (output.Type == Engine)
            return Bind(output);
        diagnostics.Add(new Diagnostic(
            "MX4064", $"'{name.Text}' in profiles.yml is of type {output.Type} and cannot be read by a load of PostgreSQL", name.At,
            "Name an output of type postgres, as NAME or PROFILE/OUTPUT."));
        return null;
    }

    string? Bind(ProfileTarget output)
    {
        var wrong = new List<Diagnostic>();
        var options = PostgresProfile.Options(project, new SettingReader(output.Settings, wrong));
        foreach (var problem in wrong)
            diagnostics.Add(problem);
        return wrong.Exists(problem => problem.Severity == Severity.Error) ? null : Text(options);
    }

    // Names without a schema are looked up by the load's own settings, so the search path is left out.
    static string Text(PostgresEngineOptions options) => new DbConnectionStringBuilder
    {
        ["Host"] = options.Host,
        ["Port"] = options.Port,
        ["Username"] = options.User,
        ["Password"] = options.Password!,
        ["Database"] = options.Database,
        ["SSL Mode"] = options.Tls.Mode,
        ["Root Certificate"] = options.Tls.RootCertificate!,
        ["SSL Certificate"] = options.Tls.Certificate!,
        ["SSL Key"] = options.Tls.Key!,
        ["Timeout"] = (int)options.ConnectTimeout.TotalSeconds,
        ["Options"] = options.Role is { } role ? $"-c role={role.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(" ", "\\ ", StringComparison.Ordinal)}" : null!,
    }.ConnectionString;
}
