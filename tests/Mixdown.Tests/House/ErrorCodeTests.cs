using System.Text.RegularExpressions;

namespace Mixdown.Tests.House;

public sealed partial class ErrorCodeTests
{
    /// <summary>The codes of Data are about any setting, so whoever reads settings uses them too.</summary>
    [Fact]
    public void A_code_belongs_to_one_assembly_or_to_all()
    {
        var shared =
            from file in SourceTree.CSharp("src")
            from Match code in Code().Matches(SourceTree.Text(file))
            group file.Split('/')[1] by code.Groups[1].Value into users
            where !users.Contains("Mixdown.Data", StringComparer.Ordinal)
            where users.Distinct(StringComparer.Ordinal).Count() > 1
            select $"{users.Key}: {string.Join(", ", users.Distinct(StringComparer.Ordinal))}";

        Assert.Empty(shared);
    }

    [Fact]
    public void Every_code_has_one_line_in_the_list_of_errors_and_the_list_has_no_other()
    {
        var used = SourceTree.CSharp("src").SelectMany(file => Code().Matches(SourceTree.Text(file))).Select(code => code.Groups[1].Value);
        var listed = Row().Matches(SourceTree.Text("docs/errors.md")).Select(row => row.Groups[1].Value);

        Assert.Equal(used.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("^\\| (MX[0-9]{4}) \\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    /// <summary>A code as a whole string: <c>"MX1203"</c>.</summary>
    [GeneratedRegex("\"(MX[0-9]{4})\"")]
    private static partial Regex Code();
}
