using System.Text.RegularExpressions;

namespace Mixdown.Tests.House;

public sealed partial class PageTests
{
    [Fact]
    public void Every_link_between_pages_leads_to_a_file()
    {
        var broken =
            from page in Pages()
            from Match link in Link().Matches(Code().Replace(SourceTree.Text(page), ""))
            let target = link.Groups[1].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains(':', StringComparison.Ordinal)
            let path = Path.Combine(Path.GetDirectoryName(Repository.At(page))!, target)
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{page}: {target}";

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_file_that_a_page_names_is_there()
    {
        var missing =
            from page in Pages()
            from Match name in PathInCode().Matches(SourceTree.Text(page))
            let path = name.Groups[1].Value
            where !new[] { path, "src/" + path }.Select(Repository.At).Any(Path.Exists)
            select $"{page}: {path}";

        Assert.Empty(missing);
    }

    static IEnumerable<string> Pages() => Directory.EnumerateFiles(Repository.Root, "*.md").Select(file => Path.GetFileName(file))
        .Concat(SourceTree.Files("docs", "examples").Where(file => file.EndsWith(".md", StringComparison.Ordinal)));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();

    /// <summary>A path in backticks, from the repository's root or from src, that holds no placeholder.</summary>
    [GeneratedRegex(@"`((?:src|tests|bench|eng|docs|examples|Mixdown\.\w+)/[\w./-]+)`")]
    private static partial Regex PathInCode();
}
