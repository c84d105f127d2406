using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Files.Yaml;

namespace Mixdown.Project.Files;

/// <summary>Finds profiles.yml and the output in it that is in use. Only that output is rendered: others may name environment
/// variables that are not set here.</summary>
/// <param name="request">Where to look and what was asked for.</param>
/// <param name="render">Renders the Jinja of a value.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
sealed class ProfilesReader(ProjectRequest request, Func<SettingNode, string, SettingNode> render, ICollection<Diagnostic> diagnostics)
{
    const string FileName = "profiles.yml";

    /// <summary>The output in use, or null when there is none.</summary>
    /// <param name="profile">The profile that dbt_project.yml names.</param>
    public ProfileTarget? Read(string? profile) => Read((profiles, text, found) => Select(
        profiles, request.Profile ?? profile ?? (profiles.Entries is [var only, ..] ? only.Key : ""), request.Target, text, found));

    /// <summary>An output by its name, in use or not; null, and what is wrong, when there is none.</summary>
    /// <param name="name">An output of <paramref name="profile"/>, another profile, which says itself which of its outputs is meant, or
    /// <c>PROFILE/OUTPUT</c>.</param>
    /// <param name="profile">The profile in use.</param>
    /// <param name="at">Who asks.</param>
    public ProfileTarget? Read(string name, string profile, SourceSpan at) => Read((profiles, text, found) =>
    {
        if (name.Split('/', 2) is [var other, var output])
            return Select(profiles, other, output, text, found);
        IEnumerable<string> near = profiles[profile] is SettingNode.Map used && used["outputs"] is SettingNode.Map outputs ? outputs.Entries.Select(entry => entry.Key) : [];
        if (near.Contains(name, StringComparer.Ordinal))
            return Select(profiles, profile, name, text, found);
        if (profiles[name] is not null)
            return Select(profiles, name, null, text, found);
        diagnostics.Add(new Diagnostic(
            "MX1103", $"{FileName} has neither an output '{name}' of the profile '{profile}' nor a profile '{name}'", at,
            DidYouMean.Hint(name, near.Concat(profiles.Entries.Select(entry => entry.Key)))));
        return null;
    });

    ProfileTarget? Read(Func<SettingNode.Map, string, List<Diagnostic>, ProfileTarget?> select)
    {
        if (Find() is not { } path)
            return null;
        var text = request.OpenFiles.TryGetValue(path, out var open) ? open : File.ReadAllText(path);
        var named = Path.GetRelativePath(request.ProjectDir, path);
        var file = named.StartsWith("..", StringComparison.Ordinal) ? path : named;
        if (YamlReader.Read(file, text, diagnostics) is not SettingNode.Map profiles)
            return null;
        var found = new List<Diagnostic>();
        var target = select(profiles, text, found);
        foreach (var wrong in found)
            diagnostics.Add(wrong.In(text));
        return target;
    }

    string? Find()
    {
        var folders = Folders(request).ToList();
        var path = folders.Select(folder => Path.Combine(folder, FileName)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            diagnostics.Add(new Diagnostic(
                "MX1102", $"There is no {FileName}", new SourceSpan(Path.Combine(folders[0], FileName), 1, 1, 1),
                $"It names the warehouse. Looked in: {string.Join(", ", folders)}."));
        }
        return path;
    }

    /// <summary>The folders in which profiles.yml is looked for, absolute, in order.</summary>
    public static IEnumerable<string> Folders(ProjectRequest request)
    {
        if (request.ProfilesDir is { } given)
        {
            yield return Path.GetFullPath(given, request.ProjectDir);
            yield break;
        }
        if (request.Environment.TryGetValue("DBT_PROFILES_DIR", out var set) && set.Length > 0)
            yield return Path.GetFullPath(set, request.ProjectDir);
        yield return request.ProjectDir;
        if (request.Environment.TryGetValue("HOME", out var home))
            yield return Path.Combine(home, ".dbt");
    }

    ProfileTarget? Select(SettingNode.Map profiles, string name, string? asked, string text, List<Diagnostic> found)
    {
        if (profiles[name] is not SettingNode.Map profile)
        {
            found.Add(new Diagnostic("MX1103", $"There is no profile '{name}' in {FileName}", profiles.At, DidYouMean.Hint(name, profiles.Entries.Select(entry => entry.Key))));
            return null;
        }
        if (profile["outputs"] is not SettingNode.Map outputs)
        {
            found.Add(new Diagnostic("MX1013", "'outputs' is missing", profile.At, "Add 'outputs:' with at least one target."));
            return null;
        }
        var output = asked ?? (profile["target"] is { } chosen && render(chosen, text) is SettingNode.Scalar word ? word.Text : "default");
        if (outputs[output] is SettingNode.Map settings)
            return Bind(name, output, (SettingNode.Map)render(settings, text), found);
        found.Add(new Diagnostic("MX1104", $"There is no target '{output}' in the profile '{name}'", outputs.At, DidYouMean.Hint(output, outputs.Entries.Select(entry => entry.Key))));
        return null;
    }

    static ProfileTarget Bind(string profile, string name, SettingNode.Map settings, List<Diagnostic> found)
    {
        var reader = new SettingReader(settings, found);
        var path = reader.Text("path");
        return new ProfileTarget
        {
            Profile = profile,
            Name = name,
            Type = reader.RequiredText("type"),
            Schema = reader.Text("schema") ?? "main",
            Database = reader.Text("database") ?? reader.Text("dbname") ?? (path is null ? null : DatabaseOf(path)),
            Threads = (int)reader.Whole("threads", 4, min: 1, max: 1024),
            Settings = settings,
        };
    }

    /// <summary>DuckDB calls the catalog of a file by the file's name without ending.</summary>
    static string DatabaseOf(string path) => path == ":memory:"
        ? "memory"
        : Path.GetFileNameWithoutExtension(path).ToString(CultureInfo.InvariantCulture);
}
