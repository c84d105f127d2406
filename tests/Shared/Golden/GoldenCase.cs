using Mixdown.Data.Diagnostics;

namespace Mixdown.Testing.Golden;

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

    /// <summary>The text of the input file.</summary>
    public string Input => File.ReadAllText(Path.Combine(Folder, Area, Name + ".in"));

    string OutputFile => Path.Combine(Folder, Area, Name + ".out");

    /// <summary>Compares what <paramref name="print"/> makes of the input with the expected output; the diagnostics of
    /// a <see cref="MixdownException"/> are an output like any other, so errors have cases too.</summary>
    public void Check(Func<string, string> print) => CheckOutput(Printed(() => print(Input)));

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
    public void CheckOutput(string printed) => CheckOutput(printed, OutputFile, mayAccept: true);

    /// <summary>The same for a case that several engines carry out: where one of them has to differ from the others, its output
    /// is <c>NAME.DIALECT.out</c>, which a person makes first; accepting never writes the common output for it.</summary>
    public void CheckOutput(string printed, string dialect)
    {
        var own = Path.ChangeExtension(OutputFile, dialect + ".out");
        CheckOutput(printed, File.Exists(own) ? own : OutputFile, mayAccept: dialect == "duckdb" || File.Exists(own));
    }

    /// <summary>Compares a text with a file that stands elsewhere in the repository, since others read it there.</summary>
    public static void CheckFile(string printed, string file) => CheckOutput(printed, file, mayAccept: true);

    static void CheckOutput(string printed, string file, bool mayAccept)
    {
        var actual = printed.TrimEnd('\n') + "\n";
        if (mayAccept && Environment.GetEnvironmentVariable("MIXDOWN_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }
        var place = Path.GetRelativePath(Repository.Root, file);
        if (!File.Exists(file))
            Assert.Fail($"{place} is missing. ./mx golden accept writes it:\n\n{actual}");
        var expected = File.ReadAllText(file).TrimEnd('\n') + "\n";
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
