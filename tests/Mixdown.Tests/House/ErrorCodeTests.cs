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

    /// <summary>A code as a whole string: <c>"MX1203"</c>.</summary>
    [GeneratedRegex("\"(MX[0-9]{4})\"")]
    private static partial Regex Code();
}
