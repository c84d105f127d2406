using System.Diagnostics;
using System.Globalization;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Bench.Rivals;

/// <summary>The rival in a process of its own: runs the files <c>*.sql</c> of a folder, one statement each, one after another on
/// one connection. Called by <c>Mixdown.Bench sql DATABASE PROJECT FOLDER</c>.</summary>
static class SqlRunner
{
    public const string Verb = "sql";

    /// <summary>Arguments of a child that runs them.</summary>
    public static string[] Arguments(string database, string project, string folder) => [Verb, database, project, folder];

    /// <summary>The version of the DuckDB that runs here, for example <c>v1.5.6</c>.</summary>
    public static string Version()
    {
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        return (string)session.Query("select version()", CancellationToken.None).Rows[0][0]!;
    }

    public static void Run(string database, string project, string folder)
    {
        var began = Stopwatch.GetTimestamp();
        using (var engine = DuckDbEngine.Open(new DuckDbEngineOptions { File = database, ProjectFolder = project }))
        using (var session = engine.OpenSession())
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.sql").Order(StringComparer.Ordinal))
                session.Execute(File.ReadAllText(file), CancellationToken.None);
        }
        Console.WriteLine(Stopwatch.GetElapsedTime(began).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
    }
}
