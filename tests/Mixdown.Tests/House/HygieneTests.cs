using System.Text.RegularExpressions;

namespace Mixdown.Tests.House;

public sealed partial class HygieneTests
{
    [Fact]
    public void A_promise_names_its_issue()
    {
        // Written apart, so that this file keeps its own rule.
        var promise = new Regex(@"\b(TO" + @"DO|FIX" + @"ME)\b(?!\(#\d+\))");
        var promises = SourceTree.CSharp("src", "tests", "bench").Where(file => promise.IsMatch(SourceTree.Text(file)));

        Assert.Empty(promises);
    }

    [Fact]
    public void A_lock_file_names_no_host()
    {
        var locks = SourceTree.Files("src", "tests", "bench", "web", "eng")
            .Where(file => Path.GetFileName(file) is "packages.lock.json" or "package-lock.json");

        // npm notes where authors take donations; a package's own place would be "resolved".
        Assert.All(locks, file => Assert.DoesNotContain("://", Donations().Replace(SourceTree.Text(file), "")));
    }

    [Fact]
    public void Continuous_integration_has_the_shared_test_data() =>
        Assert.True(TestData.IsThere || Environment.GetEnvironmentVariable("CI") != "true", TestData.Missing);

    [GeneratedRegex(@"""(url|funding)"": (""[^""]*""|\[[^\]]*\])")]
    private static partial Regex Donations();
}
