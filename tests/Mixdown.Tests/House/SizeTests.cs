namespace Mixdown.Tests.House;

public sealed class SizeTests
{
    const int MostLines = 500;

    const int MostFiles = 20;

    static readonly string[] Written = [".cs", ".sql", ".ts", ".svelte", ".css", ".mjs", ".py", ""];

    [Fact]
    public void No_file_is_longer_than_a_person_reads_at_once()
    {
        var long_ = SourceTree.Files("src", "tests", "bench", "web", "eng", "examples")
            .Where(file => Written.Contains(Path.GetExtension(file), StringComparer.Ordinal))
            .Select(file => (file, lines: SourceTree.Text(file).Count(c => c == '\n')))
            .Where(it => it.lines > MostLines);

        Assert.Empty(long_);
    }

    [Fact]
    public void No_folder_holds_more_files_than_a_person_sees_at_once()
    {
        var full = SourceTree.CSharp("src", "bench")
            .GroupBy(SourceTree.Folder, StringComparer.Ordinal)
            .Where(folder => folder.Count() > MostFiles)
            .Select(folder => $"{folder.Key}: {folder.Count()} files");

        Assert.Empty(full);
    }
}
