using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Project;
using Mixdown.Runs.Events;
using Mixdown.Runs.Running;
using Mixdown.Runs.Starting.Data;
using Mixdown.Runs.Starting.Stars;
using Mixdown.Runs.Starting.Texts;

namespace Mixdown.Runs.Starting;

/// <summary>Makes a project out of data: loads it, looks at it, and writes sources, models, tests that hold, and a first
/// dashboard.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class ProjectStarter(RunHost host)
{
    const string QuarantineSuffix = "__quarantine";

    /// <summary>Writes the files without which nothing can be loaded.</summary>
    /// <param name="folder">The project's folder, absolute; it is made.</param>
    /// <param name="from">A folder with data files, or the URL of a PostgreSQL database.</param>
    /// <returns>The environment variable that has to hold the URL; null for files.</returns>
    /// <exception cref="MixdownException">MX4070: the folder is taken; MX4071: <paramref name="from"/> is none; MX4072: it holds no
    /// data.</exception>
    public static string? Begin(string folder, string from)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new MixdownException(new Diagnostic("MX4070", $"{folder} is not empty", Hint: "Name a folder that is new: mixdown init my-shop --from data."));
        var name = Words.SnakeCase(Path.GetFileName(folder));
        var isDatabase = from.StartsWith("postgres://", StringComparison.Ordinal) || from.StartsWith("postgresql://", StringComparison.Ordinal);
        if (!isDatabase && !Directory.Exists(from))
            throw new MixdownException(new Diagnostic("MX4071", $"There is no folder {from}", Hint: "Name a folder with data files, or a database: postgres://user@host/database."));
        var variable = $"{name.ToUpperInvariant()}_URL";
        IReadOnlyList<StarterLoad> loads = isDatabase
            ? [new StarterLoad("db", "postgres", Path: null, Variable: variable)]
            : new DataFolder(from, folder).Loads();
        Write(folder, BaseFiles.Of(name, loads));
        return isDatabase ? variable : null;
    }

    /// <summary>Looks at what was loaded and writes the rest.</summary>
    /// <param name="request">Names the project.</param>
    /// <param name="cancel">Stops the looking; then nothing more is written.</param>
    /// <exception cref="MixdownException">MX4073: nothing was loaded.</exception>
    public async Task<StarterSummary> FinishAsync(RunRequest request, CancellationToken cancel)
    {
        var (tables, relations) = await LookAsync(request, cancel);
        if (tables.Count == 0)
            throw new MixdownException(new Diagnostic("MX4073", "Nothing was loaded", Hint: "Look at the errors of the load, mend mixdown.yml, and run mixdown load."));
        var star = StarPlan.Make(tables, relations);
        var name = Words.SnakeCase(Path.GetFileName(request.ProjectDir));
        var models = new ModelTexts(star);
        List<StarterFile> files = [BaseFiles.WithLayers(name, models.Layers), .. SourcesText.Of(tables), .. models.Files()];
        if (DashboardText.Of(star) is { } dashboard)
            files.Add(dashboard);
        Write(request.ProjectDir, files);
        return new StarterSummary(
            request.ProjectDir, [.. files.Select(file => file.Path)], tables.Count, tables.Count(table => table.Key.Count > 0),
            relations.Count, relations.Count(relation => relation.Orphans > 0))
        {
            NearKeys = [.. tables.Where(table => table.NearKey is not null).Select(table => KeyValuePair.Create($"{table.Name}.{table.NearKey!.Column.Name}", table.NearKey.Repeated))],
        };
    }

    async Task<(IReadOnlyList<TableProfile> Tables, IReadOnlyList<Relationship> Relations)> LookAsync(RunRequest request, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        var reader = host.Lake(project, engine);
        var profiler = new TableProfiler(session);
        var tables = new List<TableProfile>();
        foreach (var load in LoadDefinitions.Bind(project))
        {
            foreach (var table in await reader.TablesAsync(load, cancel))
            {
                if (table.Name.Table.EndsWith(QuarantineSuffix, StringComparison.Ordinal))
                    continue;
                engine.Expose(table.Name, table.Table, cancel);
                tables.Add(profiler.Look(load.Name, table.Name, Columns(table.Table), cancel));
            }
        }
        return (tables, profiler.Relate(tables, cancel));
    }

    static IReadOnlyList<ResultColumn> Columns(ExposedTable table) =>
        [.. table.Columns.Select(column => new ResultColumn(column.Name, LakeTypes.Sql(column.Type)))];

    static void Write(string folder, IEnumerable<StarterFile> files)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
    }
}
