using System.Text.RegularExpressions;
using Mixdown.Project;
using Mixdown.Project.Files;

namespace Mixdown.Runs.Owner.Handing;

/// <summary>The environment variables that go with a command to the owner of its target: those that the project's files name, and those
/// that Mixdown itself asks for. What else a shell has stays in it.</summary>
static partial class HandedEnvironment
{
    /// <summary>dbt's flags and secrets, our own, and what object stores sign with.</summary>
    static readonly string[] Prefixes = ["DBT_", "MIXDOWN_", "AWS_"];

    /// <summary>Where <c>~/.dbt</c> is.</summary>
    static readonly string[] Names = ["HOME"];

    /// <summary>Finds them.</summary>
    /// <param name="request">Names the project, and has all variables.</param>
    /// <param name="words">The command line, which may ask for some itself.</param>
    public static IReadOnlyDictionary<string, string> Of(ProjectRequest request, IReadOnlyList<string> words)
    {
        var named = Files(request).Select(File.ReadAllText).Concat(words)
            .SelectMany(text => Asked().Matches(text))
            .Select(found => found.Groups[1].Value)
            .Concat(Names)
            .ToHashSet(StringComparer.Ordinal);
        return request.Environment
            .Where(variable => named.Contains(variable.Key) || Prefixes.Any(prefix => variable.Key.StartsWith(prefix, StringComparison.Ordinal)))
            .ToDictionary(StringComparer.Ordinal);
    }

    static IEnumerable<string> Files(ProjectRequest request)
    {
        var sources = SourceFolders.Of(request);
        return sources.Folders.Where(folder => Directory.Exists(folder.Path)).SelectMany(folder => FilesOf(folder, sources)).Distinct(StringComparer.Ordinal);
    }

    static IEnumerable<string> FilesOf(SourceFolder folder, SourceFolders sources) =>
        Directory.EnumerateFiles(folder.Path).Where(file => SourceFolders.Holds(Path.GetFileName(file.AsSpan())) && !file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            .Concat(folder.IsDeep
                ? Directory.EnumerateDirectories(folder.Path).Where(below => sources.Enters(below)).SelectMany(below => FilesOf(folder with { Path = below }, sources))
                : []);

    [GeneratedRegex("""env_var\s*\(\s*['"]([^'"]+)['"]""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked();
}
