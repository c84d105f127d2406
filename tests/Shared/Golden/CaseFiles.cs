using System.Text;

namespace Mixdown.Testing.Golden;

/// <summary>Several files in one text, each after a line <c>--- path/to/file</c>.</summary>
static class CaseFiles
{
    const string Mark = "--- ";

    /// <summary>The files in the order of the text; what stands before the first mark is a comment.</summary>
    public static IReadOnlyList<(string Path, string Text)> Split(string input)
    {
        var files = new List<(string Path, StringBuilder Text)>();
        foreach (var line in input.TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
                files.Add((line[Mark.Length..].Trim(), new StringBuilder()));
            else if (files.Count > 0)
                files[^1].Text.Append(line).Append('\n');
        }
        return [.. files.Select(file => (file.Path, file.Text.ToString()))];
    }
}
