namespace Mixdown.Bench.Measuring;

/// <summary>Files of a project that a benchmark makes for itself.</summary>
static class ProjectFiles
{
    /// <summary>What each project has: its name, and a DuckDB target.</summary>
    public static void WriteSmall(string folder)
    {
        Write(folder, "dbt_project.yml", "name: small\nversion: '1.0'\nprofile: small\n");
        Write(folder, "profiles.yml", "small: { target: dev, outputs: { dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 2 } } }\n");
    }

    /// <summary>Writes a file, with the folders that it needs.</summary>
    public static void Write(string folder, string file, string text)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
