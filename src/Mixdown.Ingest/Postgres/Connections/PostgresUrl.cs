using System.Globalization;
using Mixdown.Data.Diagnostics;
using Npgsql;

namespace Mixdown.Ingest.Postgres.Connections;

/// <summary>The URL of a database, with libpq's parameters.</summary>
static class PostgresUrl
{
    const int StandardPort = 5432;

    static readonly Dictionary<string, Action<NpgsqlConnectionStringBuilder, string>> Parameters = new(StringComparer.Ordinal)
    {
        ["sslmode"] = (text, value) => text.SslMode = Enum.Parse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
        ["sslrootcert"] = (text, value) => text.RootCertificate = value,
        ["sslcert"] = (text, value) => text.SslCertificate = value,
        ["sslkey"] = (text, value) => text.SslKey = value,
        ["application_name"] = (text, value) => text.ApplicationName = value,
        ["connect_timeout"] = (text, value) => text.Timeout = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture),
        ["options"] = (text, value) => text.Options = value,
        ["target_session_attrs"] = (text, value) => text.TargetSessionAttributes = value,
        ["channel_binding"] = (text, value) => text.ChannelBinding = Enum.Parse<ChannelBinding>(value, ignoreCase: true),
        ["host"] = (text, value) => text.Host = value,
        ["port"] = (text, value) => text.Port = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture),
        ["user"] = (text, value) => text.Username = value,
        ["password"] = (text, value) => text.Password = value,
        ["dbname"] = (text, value) => text.Database = value,
    };

    public static bool IsOne(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    /// <param name="url">The URL.</param>
    /// <param name="wrong">Told what is wrong and what to do; never with a secret.</param>
    public static NpgsqlConnectionStringBuilder? Parse(string url, Action<string, string?> wrong)
    {
        var rest = url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var (address, query) = Cut(rest, '?');
        var (authority, database) = Cut(address, '/');
        // A password that was not encoded may hold an @ too: the last one ends it.
        var at = authority.LastIndexOf('@');
        var text = new NpgsqlConnectionStringBuilder();
        if (at >= 0)
        {
            var (user, password) = Cut(authority[..at], ':');
            (text.Username, text.Password) = (Plain(user), password.Length == 0 ? null : Plain(password));
        }
        SetHosts(text, authority[(at + 1)..]);
        text.Database = Plain(database);
        var isGood = true;
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
            isGood &= Set(text, pair, wrong);
        return isGood ? text : null;
    }

    static void SetHosts(NpgsqlConnectionStringBuilder text, string hosts)
    {
        if (hosts.Contains(',', StringComparison.Ordinal))
        {
            text.Host = hosts;
            return;
        }
        var colon = hosts.EndsWith(']') ? -1 : hosts.LastIndexOf(':');
        text.Host = Plain(colon < 0 ? hosts : hosts[..colon]).Trim('[', ']');
        text.Port = colon >= 0 && int.TryParse(hosts[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : StandardPort;
    }

    static bool Set(NpgsqlConnectionStringBuilder text, string pair, Action<string, string?> wrong)
    {
        var (key, value) = Cut(pair, '=');
        if (!Parameters.TryGetValue(key, out var set))
        {
            wrong($"there is no parameter '{key}'", DidYouMean.Hint(key, Parameters.Keys));
            return false;
        }
        try
        {
            set(text, Plain(value));
            return true;
        }
        catch (Exception unfit) when (unfit is ArgumentException or FormatException or OverflowException)
        {
            wrong($"the parameter '{key}' has no value that it takes", null);
            return false;
        }
    }

    static (string Head, string Tail) Cut(string text, char mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, "");

    static string Plain(string encoded) => Uri.UnescapeDataString(encoded);
}
