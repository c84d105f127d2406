using System.Text.RegularExpressions;

namespace Mixdown.Tests.House;

public sealed class SliceTests
{
    /// <summary>Folders whose children are slices: each is complete in itself, and what two of them share moves up here.</summary>
    static readonly string[] Parents = ["src/Mixdown.Ingest/Sources", "src/Mixdown.Engines", "src/Mixdown.Streams/Sources"];

    [Fact]
    public void Slices_do_not_know_each_other()
    {
        var trespasses =
            from parent in Parents
            let slices = Slices(parent)
            from file in SourceTree.CSharp(parent)
            let own = slices.FirstOrDefault(slice => file.StartsWith($"{parent}/{slice}/", StringComparison.Ordinal))
            where own is not null
            from other in slices
            where other != own && !Shared.Contains(other) && Names(SourceTree.Text(file), $"{Namespace(parent)}.{other}")
            select $"{file} knows {other}";

        Assert.Empty(trespasses);
    }

    [Fact]
    public void A_namespace_is_the_folder()
    {
        var strangers =
            from file in SourceTree.CSharp("src")
            let found = Regex.Match(SourceTree.Text(file), @"^namespace ([\w.]+)", RegexOptions.Multiline).Groups[1].Value
            where found != Namespace(SourceTree.Folder(file))
            select $"{file}: {found}";

        Assert.Empty(strangers);
    }

    [Fact]
    public void No_type_is_called_after_nothing()
    {
        var empty = SourceTree.CSharp("src")
            .Where(file => Regex.IsMatch(file, @"(Manager|Helper|Util|Utils|Impl|Base|Common)\.cs$"));

        Assert.Empty(empty);
    }

    /// <summary>What slices share, where it is more than a file: they may know it, and it knows none of them. Records of an API or a
    /// program wait as lines of JSON, so the reader of JSON files is theirs too.</summary>
    static readonly string[] Shared = ["Cursors", "Files", "Json", "Records", "Tables", "Values"];

    static IReadOnlyList<string> Slices(string parent) =>
        [.. Directory.EnumerateDirectories(Repository.At(parent)).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj"])];

    static string Namespace(string folder) => folder["src/".Length..].Replace('/', '.');

    static bool Names(string text, string space) => Regex.IsMatch(text, Regex.Escape(space) + @"\b");
}
