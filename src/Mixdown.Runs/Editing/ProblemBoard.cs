using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.Editing;

/// <summary>What is wrong with the files of a project, as the editor was last told.</summary>
/// <param name="root">The project's folder.</param>
sealed class ProblemBoard(string root)
{
    const string Fallback = "dbt_project.yml";

    Dictionary<string, IReadOnlyList<Diagnostic>> _told = new(StringComparer.Ordinal);

    /// <summary>What the editor has to be told, by absolute path: files whose problems are others than before; none at all for a
    /// file that has been mended.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Diagnostic>> Update(IEnumerable<Diagnostic> problems)
    {
        var now = problems.DistinctBy(problem => (problem.Code, problem.At, problem.Message)).GroupBy(FileOf, StringComparer.Ordinal)
            .ToDictionary(file => file.Key, file => (IReadOnlyList<Diagnostic>)[.. file], StringComparer.Ordinal);
        var news = new Dictionary<string, IReadOnlyList<Diagnostic>>(StringComparer.Ordinal);
        foreach (var (file, found) in now)
        {
            if (!_told.TryGetValue(file, out var before) || !found.SequenceEqual(before))
                news[file] = found;
        }
        foreach (var mended in _told.Keys.Where(file => !now.ContainsKey(file)))
            news[mended] = [];
        _told = now;
        return news;
    }

    /// <summary>The file of a problem, absolute; what has none is shown where the project begins.</summary>
    public string FileOf(Diagnostic problem) => Path.Combine(root, problem.At is { File.Length: > 0 } at ? at.File : Fallback);
}
