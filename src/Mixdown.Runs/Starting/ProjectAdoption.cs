using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Project;
using Mixdown.Project.Graph;
using Mixdown.Runs.Running;
using Mixdown.Runs.Starting.Texts;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Starting;

/// <summary>Gives a dbt project the one file that it lacks: mixdown.yml, with a load for each of its sources that no table of the
/// warehouse stands for yet. None of the project's own files is touched.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class ProjectAdoption(RunHost host)
{
    const string FileName = "mixdown.yml";

    /// <summary>Whether a folder holds a dbt project.</summary>
    public static bool IsProject(string folder) => File.Exists(Path.Combine(folder, "dbt_project.yml"));

    /// <summary>Writes the file.</summary>
    /// <param name="request">Names the project.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The names of the loads, and of the sources whose tables are in the warehouse already.</returns>
    /// <exception cref="MixdownException">MX4074: there is a mixdown.yml; or the project has errors.</exception>
    public (IReadOnlyList<string> Loads, IReadOnlyList<string> Standing) Adopt(RunRequest request, CancellationToken cancel)
    {
        var path = Path.Combine(request.ProjectDir, FileName);
        if (File.Exists(path))
            throw new MixdownException(new Diagnostic("MX4074", $"There is a {FileName} already", new SourceSpan(FileName, 1, 1, 1), "Change it by hand; mixdown schema prints its keys."));
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        var sources = project.Manifest.Sources.Values.GroupBy(source => source.SourceName, StringComparer.Ordinal).OrderBy(source => source.Key, StringComparer.Ordinal).ToList();
        using var warehouse = new ReadingWarehouse(host, project);
        using var session = warehouse.OpenSession();
        var standing = sources.Where(source => session is not null && source.All(table => Stands(session, table, cancel))).Select(source => source.Key).ToList();
        var missing = sources.Where(source => !standing.Contains(source.Key)).ToList();
        File.WriteAllText(path, Text(missing));
        return ([.. missing.Select(source => source.Key)], standing);
    }

    static bool Stands(IEngineSession session, SourceTable table, CancellationToken cancel)
    {
        try
        {
            session.QueryAtMost($"select * from {new TableName(table.Relation.Schema, table.Relation.Identifier).Sql}", 0, cancel);
            return true;
        }
        catch (MixdownException)
        {
            // The boundary of a question whose answer may be that there is no such table.
            return false;
        }
    }

    static string Text(IReadOnlyList<IGrouping<string, SourceTable>> sources)
    {
        var text = new Lines();
        text.Add("# What dbt has no file for: where the data of the project's sources is.");
        text.Add("# 'mixdown schema' prints every key; 'mixdown validate' checks this file.");
        text.Add(sources.Count == 0 ? "loads: {}" : "loads:");
        foreach (var source in sources)
        {
            text.Add($"  {source.Key}:");
            text.Add($"    schema: {YamlWord.Of(source.First().Relation.Schema)}");
            text.Add("    type: csv          # or tsv, json, parquet, postgres, rest, …");
            text.Add($"    path: \"data/{source.Key}/{{table}}.csv\"");
            text.Add($"    tables: [{string.Join(", ", source.Select(table => YamlWord.Of(table.Relation.Identifier)).Order(StringComparer.Ordinal))}]");
        }
        return text.ToString();
    }
}
