using Mixdown.Data.Settings;
using Mixdown.Engines.Postgres;
using Mixdown.Project;

namespace Mixdown.Runs.Warehouses;

/// <summary>The keys of a PostgreSQL target in profiles.yml, as dbt-postgres calls them.</summary>
static class PostgresProfile
{
    static readonly Dictionary<string, PostgresTlsMode> Modes = new(StringComparer.Ordinal)
    {
        ["disable"] = PostgresTlsMode.Disable,
        ["allow"] = PostgresTlsMode.Allow,
        ["prefer"] = PostgresTlsMode.Prefer,
        ["require"] = PostgresTlsMode.Require,
        ["verify-ca"] = PostgresTlsMode.VerifyCa,
        ["verify-full"] = PostgresTlsMode.VerifyFull,
    };

    /// <summary>The warehouse of a target.</summary>
    public static ITargetWarehouse Bind(MixdownProject project, SettingReader settings)
    {
        // Read with the project, which knows no engine and would fall back on DuckDB's.
        settings.RequiredText("schema");
        return new PostgresWarehouse(Options(project, settings));
    }

    /// <summary>The database that an output of profiles.yml names.</summary>
    public static PostgresEngineOptions Options(MixdownProject project, SettingReader settings) => new()
    {
        Host = settings.RequiredText("host"),
        Port = (int)settings.Whole("port", 5432, min: 1, max: 65_535),
        User = settings.RequiredText("user"),
        Password = settings.Text("password") ?? settings.Text("pass"),
        Database = settings.Text("dbname") ?? settings.Text("database") ?? settings.RequiredText("dbname"),
        Role = settings.Text("role"),
        SearchPath = settings.Text("search_path"),
        Tls = Tls(project, settings),
        ConnectTimeout = TimeSpan.FromSeconds(settings.Whole("connect_timeout", 10, min: 0, max: 3600)),
        Retries = (int)settings.Whole("retries", 1, min: 0, max: 100),
        KeepAlive = settings.Whole("keepalives_idle", 0, min: 0, max: int.MaxValue) is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
        StatementTimeout = StatementTimeout(settings),
        ApplicationName = settings.Text("application_name", "mixdown")!,
    };

    static PostgresTls Tls(MixdownProject project, SettingReader settings) => new()
    {
        Mode = settings.Choice("sslmode", PostgresTlsMode.Prefer, Modes),
        RootCertificate = PathOf(project, settings.Text("sslrootcert")),
        Certificate = PathOf(project, settings.Text("sslcert")),
        Key = PathOf(project, settings.Text("sslkey")),
    };

    /// <summary>PostgreSQL's own unit is the millisecond; <c>30s</c> and <c>5m</c> say theirs.</summary>
    static TimeSpan? StatementTimeout(SettingReader settings) => settings.Node("statement_timeout") switch
    {
        null or SettingNode.Scalar { Value: 0L } => null,
        SettingNode.Scalar { Value: long and > 0 and var milliseconds } => TimeSpan.FromMilliseconds(milliseconds),
        SettingNode.Scalar { Text: var text } when Duration.TryParse(text, out var limit) => limit,
        var other => settings.Wrong<TimeSpan?>("statement_timeout", other, "a number of milliseconds, or a duration such as 5m", null),
    };

    static string? PathOf(MixdownProject project, string? path) => path is null ? null : Path.GetFullPath(path, project.Root);
}
