using System.Globalization;
using Npgsql;

namespace Mixdown.Ingest.Sources.PostgresCdc.Server;

/// <summary>How a server is reached, as people write it: <c>postgres://user:password@host:port/database?sslmode=require</c>, or
/// <c>Host=…;Username=…</c>.</summary>
static class ConnectionText
{
    static readonly string[] Schemes = ["postgres://", "postgresql://"];

    /// <summary>Reads either form.</summary>
    /// <returns>null, and what is wrong with it (without the text, which may hold a password).</returns>
    public static NpgsqlConnectionStringBuilder? Parse(string text, out string wrong)
    {
        wrong = "";
        try
        {
            var parsed = Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                ? OfUrl(new Uri(text))
                : new NpgsqlConnectionStringBuilder(text);
            wrong = string.IsNullOrEmpty(parsed.Host) ? "it names no host" : string.IsNullOrEmpty(parsed.Database) ? "it names no database" : "";
            return wrong.Length == 0 ? parsed : null;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            wrong = fault is UriFormatException ? "the URL cannot be read" : "it is neither a URL nor KEY=VALUE;…";
            return null;
        }
    }

    static NpgsqlConnectionStringBuilder OfUrl(Uri url)
    {
        var parsed = new NpgsqlConnectionStringBuilder
        {
            Host = Uri.UnescapeDataString(url.Host),
            Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
        };
        if (url.Port > 0)
            parsed.Port = url.Port;
        if (url.UserInfo.Split(':', 2) is [{ Length: > 0 } user, .. var password])
        {
            parsed.Username = Uri.UnescapeDataString(user);
            parsed.Password = password is [var given] ? Uri.UnescapeDataString(given) : null;
        }
        foreach (var part in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            Set(parsed, part.Split('=', 2));
        return parsed;
    }

    static void Set(NpgsqlConnectionStringBuilder parsed, string[] pair)
    {
        var value = pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "";
        // The names of libpq that Npgsql does not share; the others are its own.
        switch (pair[0].ToLowerInvariant())
        {
            case "sslmode":
                parsed.SslMode = Enum.Parse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
                break;
            case "sslrootcert":
                parsed.RootCertificate = value;
                break;
            case "connect_timeout":
                parsed.Timeout = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "application_name":
                parsed.ApplicationName = value;
                break;
            default:
                parsed[pair[0]] = value;
                break;
        }
    }
}
