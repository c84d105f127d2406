using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Artifacts;
using Mixdown.Project.Graph.Selection;
using Mixdown.Project.State;

namespace Mixdown.GoldenTests;

/// <summary>What the words of a command line select. The file <c>selections</c> has one command line on each line: either options
/// (<c>--select +a --exclude b</c>), or words, with <c>except</c> before those to leave out. Files below <c>before/</c> show the
/// project as it was when its state was kept in <c>state/</c>; an empty one was not there.</summary>
public sealed class SelectionCases
{
    [Theory]
    [GoldenCases("selection")]
    public void Words_select_nodes(GoldenCase it) => it.CheckFiles(folder =>
    {
        KeepState(folder);
        var project = GoldenProject.Read(folder);
        var lines = File.ReadAllLines(Path.Combine(folder, "selections"));
        return string.Join("\n", lines.Select(line => $"{line}: {Selected(project, line)}"));
    });

    static string Selected(MixdownProject project, string line)
    {
        try
        {
            var options = Options(line);
            var found = NodeSelection.Find(project, Request(options), options["state"].FirstOrDefault() is { } state ? StateFolder.Open(state, project.Root) : null);
            var names = project.Graph.InOrder.Where(node => found.Ids.Contains(node.UniqueId)).Select(node => node.Name);
            return string.Join(' ', names) + string.Concat(found.Warnings.Select(warning => "\n" + Indented(warning.ToString())));
        }
        catch (MixdownException wrong)
        {
            return "\n" + Indented(wrong.Message);
        }
    }

    static string Indented(string text) => string.Join('\n', text.Split('\n').Select(line => "    " + line));

    static SelectionRequest Request(ILookup<string, string> options) => new()
    {
        Select = [.. options["select"]],
        Exclude = [.. options["exclude"]],
        Selector = options["selector"].FirstOrDefault(),
        Indirect = options["indirect-selection"].FirstOrDefault() is { } word && IndirectModes.TryParse(word, out var mode) ? mode : IndirectSelection.Eager,
        ResourceTypes = [.. options["resource-type"]],
        ExcludeResourceTypes = [.. options["exclude-resource-type"]],
    };

    static ILookup<string, string> Options(string line)
    {
        if (!line.StartsWith("--", StringComparison.Ordinal))
            line = "--select " + line.Replace(" except ", " --exclude ", StringComparison.Ordinal);
        return line.Split("--", StringSplitOptions.RemoveEmptyEntries)
            .Select(option => option.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(words => words.Skip(1).Select(word => (Name: words[0], Value: word)))
            .ToLookup(option => option.Name, option => option.Value, StringComparer.Ordinal);
    }

    /// <summary>Reads the project as it was and writes its manifest.</summary>
    static void KeepState(string folder)
    {
        var before = Path.Combine(folder, "before");
        if (!Directory.Exists(before))
            return;
        using var old = new TempFolder();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file);
            if (!name.StartsWith("before", StringComparison.Ordinal) && !File.Exists(Path.Combine(before, name)))
                old.Write(name, File.ReadAllText(file));
        }
        foreach (var file in Directory.EnumerateFiles(before, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0))
            old.Write(Path.GetRelativePath(before, file), File.ReadAllText(file));
        var project = GoldenProject.Read(old.Root);
        Directory.CreateDirectory(Path.Combine(folder, "state"));
        using var manifest = File.Create(Path.Combine(folder, "state", "manifest.json"));
        new ManifestWriter(new ArtifactMetadata(project.Request.StartedAt, "invocation", project.Name, project.Target.Type))
            .Write(manifest, project.Manifest, project.Graph, new Dictionary<string, string>(0));
    }
}
