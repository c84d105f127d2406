using System.Reflection;

namespace Mixdown.GoldenTests;

public sealed class HouseTests
{
    /// <summary>What is printed there is made from the code itself.</summary>
    static readonly string[] WithoutInput = [ApiCases.Area, TypeCases.Area];

    [Fact]
    public void Every_folder_of_cases_has_a_test_that_runs_it()
    {
        var run = typeof(HouseTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<GoldenCasesAttribute>())
            .Select(attribute => attribute.Area)
            .Concat(WithoutInput);

        Assert.Empty(GoldenCase.Areas().Except(run, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_output_has_an_input()
    {
        var orphans = GoldenCase.Areas()
            .Where(area => !WithoutInput.Contains(area, StringComparer.Ordinal))
            .SelectMany(area => Directory.EnumerateFiles(Path.Combine(GoldenCase.Folder, area), "*.out"))
            .Where(file => !File.Exists(InputOf(file)));

        Assert.Empty(orphans);
    }

    /// <summary><c>NAME.in</c> of <c>NAME.out</c> and of <c>NAME.DIALECT.out</c>.</summary>
    static string InputOf(string output) => Path.Combine(Path.GetDirectoryName(output)!, Path.GetFileName(output).Split('.')[0] + ".in");

    [Fact]
    public void A_case_of_many_files_is_split_at_its_marks()
    {
        var files = CaseFiles.Split("a comment\n--- models/a.sql\nselect 1\n--- empty.csv\n--- b.yml\nx: 1\n\ny: 2\n");

        Assert.Equal([("models/a.sql", "select 1\n"), ("empty.csv", ""), ("b.yml", "x: 1\n\ny: 2\n")], files);
    }

    [Fact]
    public void A_difference_shows_the_changed_lines_and_their_neighbours() => Assert.Equal(
        "  ...\n  3\n  4\n  5\n- 6\n+ six\n  7\n  8\n  9\n  ...\n",
        LineDiff.Print("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11", "1\n2\n3\n4\n5\nsix\n7\n8\n9\n10\n11") + "  ...\n");
}
