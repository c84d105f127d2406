using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Maintenance;
using Mixdown.Project;
using Mixdown.Runs.Running;
using Mixdown.Runs.Streaming;
using Mixdown.Streams.Settings;

namespace Mixdown.Runs.Sources;

/// <summary>Describes what the lake has in the sources files of a project. Takes no lock: it only reads the lake.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class SourcesWriter(RunHost host)
{
    const char ByteOrderMark = '\uFEFF';

    /// <summary>Writes the file of each load that has tables: anew where there is none, else what it lacks.</summary>
    /// <param name="request">Names the project; its selection names loads, all when it is empty.</param>
    /// <param name="cancel">Stops it between two files.</param>
    /// <returns>The files that changed.</returns>
    public async Task<IReadOnlyList<WrittenSources>> RunAsync(RunRequest request, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        using var engine = DuckDbEngine.InMemory();
        var written = new List<WrittenSources>();
        var (loads, streams) = Choose(project, request.Select);
        foreach (var landed in await host.Landed(project, engine).ReadAsync(loads, streams, cancel))
        {
            var tables = landed.Tables.Where(IsDescribed).Select(table => DescribedTable.Of(table, landed.Load)).ToList();
            if (tables.Count > 0)
                written.AddRange(Write(project, new SourceDescription(landed.Name, landed.Schema, tables) { IsStream = landed.Load is null }));
        }
        return written;
    }

    /// <summary>Those of these names, all where there are none.</summary>
    /// <exception cref="MixdownException">MX4004: there is no load of that name, nor a stream.</exception>
    static (IReadOnlyList<LoadDefinition> Loads, IReadOnlyList<StreamDefinition> Streams) Choose(MixdownProject project, IReadOnlyList<string> names)
    {
        var (loads, streams) = (LoadDefinitions.Bind(project), StreamDefinitions.Bind(project));
        if (names.Count == 0)
            return (loads, streams);
        var chosen = streams.Where(stream => names.Contains(stream.Name, StringComparer.Ordinal)).ToList();
        List<string> others = [.. names.Except(chosen.Select(stream => stream.Name), StringComparer.Ordinal)];
        return (others.Count == 0 ? [] : [.. LoadStage.Choose(loads, others)], chosen);
    }

    static bool IsDescribed(LakeTable table) => table.QuarantineOf is null && !LakeMaintenance.IsHistory(table.Name);

    /// <summary>Tables that the project declares are completed where it does so; the others go to the first of these files.</summary>
    static IEnumerable<WrittenSources> Write(MixdownProject project, SourceDescription source)
    {
        var places = project.Manifest.Sources.Values
            .Where(table => table.SourceName == source.Load && table.Package == project.Name)
            .ToLookup(table => table.File, table => table.Relation.Identifier);
        List<string> files = [.. places.Select(place => place.Key).Order(StringComparer.Ordinal)];
        if (files.Count == 0)
            files.Add(source.File);
        foreach (var file in files)
        {
            var others = places.Where(place => place.Key != file).SelectMany(place => place).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (file != files[0])
                others.UnionWith(source.Tables.Select(table => table.Name).Except(places[file], StringComparer.OrdinalIgnoreCase));
            if (Write(project.Root, file, source, others) is { } written)
                yield return written;
        }
    }

    static WrittenSources? Write(string root, string file, SourceDescription source, IReadOnlySet<string> elsewhere)
    {
        var path = Path.Combine(root, file);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Replace(path, source.Text);
            return new WrittenSources(file, IsNew: true, source.Tables.Count, 0);
        }
        var text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
        var mark = text.StartsWith(ByteOrderMark) ? text[..1] : "";
        var edit = new SourcesEdit(text[mark.Length..]);
        var changed = mark + edit.With(source, elsewhere);
        if (changed == text)
            return null;
        Replace(path, changed);
        return new WrittenSources(file, IsNew: false, edit.Tables, edit.Columns);
    }

    static void Replace(string path, string text)
    {
        var draft = path + ".mxtmp";
        File.WriteAllBytes(draft, Encoding.UTF8.GetBytes(text));
        File.Move(draft, path, overwrite: true);
    }
}
