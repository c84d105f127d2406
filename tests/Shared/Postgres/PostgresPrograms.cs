using System.Globalization;

namespace Mixdown.Testing.Postgres;

/// <summary>Where PostgreSQL's programs are: on the PATH, else where Debian puts them, the newest first.</summary>
static class PostgresPrograms
{
    /// <summary>The folder of <c>initdb</c> and <c>postgres</c>; null where there is none.</summary>
    public static string? Folder { get; } = OnPath().Concat(OfDebian()).FirstOrDefault(HasAll);

    static IEnumerable<string> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    static IEnumerable<string> OfDebian() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql")
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var release) ? release : 0)
            .Select(folder => Path.Combine(folder, "bin"))
        : [];

    static bool HasAll(string folder) => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
