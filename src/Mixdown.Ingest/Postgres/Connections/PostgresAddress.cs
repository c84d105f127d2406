using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Npgsql;

namespace Mixdown.Ingest.Postgres.Connections;

/// <summary>Which database, as whom: from a URL (<c>postgres://user:password@host/db?sslmode=require</c>) or from an ADO.NET
/// connection string.</summary>
sealed class PostgresAddress
{
    const string InvalidCode = "MX2240";
    readonly NpgsqlConnectionStringBuilder _text;

    PostgresAddress(NpgsqlConnectionStringBuilder text) => _text = text;

    /// <summary>Host, port and database, for people; no secrets.</summary>
    public string Place => $"{Server}/{_text.Database}";

    /// <summary>Host and port.</summary>
    public string Server => (_text.Host ?? "").Contains(':', StringComparison.Ordinal) ? _text.Host! : $"{_text.Host}:{_text.Port}";

    /// <summary>The database.</summary>
    public string Database => _text.Database!;

    /// <summary>The role that logs in.</summary>
    public string User => _text.Username!;

    /// <summary>Takes a description of another part of the program, for example a profile's.</summary>
    public static PostgresAddress Of(NpgsqlConnectionStringBuilder text) => new(text);

    /// <summary>Reads <c>connection</c> of a load; null, and what is wrong, when it cannot. Who reads profiles.yml has put a connection in
    /// the place of <c>profile</c>.</summary>
    public static PostgresAddress? Read(SettingReader load, ICollection<Diagnostic> diagnostics)
    {
        if (load.Text("profile") is { } profile)
        {
            diagnostics.Add(new Diagnostic(
                "MX2245", load.Node("connection") is null ? $"there is no profiles.yml for 'profile: {profile}'" : "'connection' and 'profile' both say which database is read",
                load.Node("profile")!.At, "Keep 'connection', or name an output of profiles.yml with 'profile'."));
            return null;
        }
        var text = load.RequiredText("connection");
        return text.Length == 0 ? null : Parse(text, load.Node("connection")!.At, diagnostics);
    }

    /// <summary>Reads what the project file says; null, and what is wrong with it, when it cannot.</summary>
    public static PostgresAddress? Parse(string text, SourceSpan at, ICollection<Diagnostic> diagnostics)
    {
        var found = new List<Diagnostic>();
        var parsed = PostgresUrl.IsOne(text) ? PostgresUrl.Parse(text, Wrong) : ParsePairs(text, Wrong);
        foreach (var (key, value) in (ReadOnlySpan<(string, string?)>)[("a host", parsed?.Host), ("a user", parsed?.Username), ("a database", parsed?.Database)])
        {
            if (parsed is not null && string.IsNullOrEmpty(value))
                Wrong($"it names no {key[2..]}", "Write postgres://user:password@host:5432/database, or Host=…;Username=…;Password=…;Database=….");
        }
        foreach (var problem in found)
            diagnostics.Add(problem);
        return found.Count == 0 && parsed is not null ? new PostgresAddress(parsed) : null;

        void Wrong(string why, string? hint) => found.Add(new Diagnostic(InvalidCode, $"'connection' cannot be used: {why}", at, hint));
    }

    /// <summary>The connection string, with what every connection of a source has.</summary>
    public NpgsqlConnectionStringBuilder Describe() => new(_text.ConnectionString)
    {
        GssEncryptionMode = GssEncryptionMode.Disable,
        CommandTimeout = 0,
        TcpKeepAlive = true,
        Multiplexing = false,
        IncludeErrorDetail = true,
    };

    static NpgsqlConnectionStringBuilder? ParsePairs(string text, Action<string, string?> wrong)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (ArgumentException unknown)
        {
            // The message may repeat a value, and a value may be a password: only what it says of a key is passed on.
            wrong(
                unknown.Message.StartsWith("Couldn't set", StringComparison.Ordinal) ? unknown.Message.Split('(')[0].Trim() : "it is no ADO.NET connection string",
                "Write postgres://user:password@host:5432/database, or Host=…;Username=…;Password=…;Database=….");
            return null;
        }
    }
}
