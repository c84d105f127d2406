using Mixdown.Data.Diagnostics;

namespace Mixdown.GoldenTests;

/// <summary>One input file and the output that is expected of it: <c>cases/AREA/NAME.in</c> and <c>NAME.out</c>.
/// <c>MIXDOWN_ACCEPT=1</c> (<c>./mx golden accept</c>) writes the outputs instead of comparing them.</summary>
public sealed record GoldenCase(string Area, string Name)
{
    public static string Folder { get; } = Repository.At("tests/Mixdown.GoldenTests/cases");

    /// <summary>The names of the folders of cases.</summary>
    public static IEnumerable<string> Areas() =>
        Directory.Exists(Folder) ? Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)) : [];

    /// <summary>The cases of an area by name; none where the area has no folder.</summary>
    public static IEnumerable<GoldenCase> All(string area)
    {
        var folder = Path.Combine(Folder, area);
        return !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*.in")
            .Select(file => new GoldenCase(area, Path.GetFileNameWithoutExtension(file)))
            .OrderBy(it => it.Name, StringComparer.Ordinal);
    }

    string OutputFile => Path.Combine(Folder, Area, Name + ".out");

    /// <summary>Compares what <paramref name="print"/> makes of the input with the expected output; the diagnostics of
    /// a <see cref="MixdownException"/> are an output like any other, so errors have cases too.</summary>
    public void Check(Func<string, string> print)
    {
        var input = File.ReadAllText(Path.Combine(Folder, Area, Name + ".in"));
        CheckOutput(Printed(() => print(input)));
    }

    /// <summary>The same for an input that holds files, one after each line <c>--- path/to/file</c>: they are written
    /// into a folder of their own, whose path <paramref name="print"/> gets.</summary>
    public void CheckFiles(Func<string, string> print) => Check(input =>
    {
        using var folder = new TempFolder();
        foreach (var (path, text) in CaseFiles.Split(input))
            folder.Write(path, text);
        return print(folder.Root);
    });

    /// <summary>Compares a text with the expected output; line ends at the very end do not count.</summary>
    public void CheckOutput(string printed)
    {
        var actual = printed.TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("MIXDOWN_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(OutputFile)!);
            File.WriteAllText(OutputFile, actual);
            return;
        }
        var place = Path.GetRelativePath(Repository.Root, OutputFile);
        if (!File.Exists(OutputFile))
            Assert.Fail($"{place} is missing. ./mx golden accept writes it:\n\n{actual}");
        var expected = File.ReadAllText(OutputFile).TrimEnd('\n') + "\n";
        if (expected != actual)
            Assert.Fail($"{place} differs (- expected, + actual). If the new text is right: ./mx golden accept\n\n{LineDiff.Print(expected, actual)}");
    }

    public override string ToString() => $"{Area}/{Name}";

    static string Printed(Func<string> print)
    {
        try
        {
            return print();
        }
        catch (MixdownException wrong)
        {
            return wrong.Message;
        }
    }
}
