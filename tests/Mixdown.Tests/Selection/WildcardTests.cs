using Mixdown.Project.Graph.Selection;

namespace Mixdown.Tests.Selection;

public sealed class WildcardTests
{
    [Theory]
    [InlineData("*", "")]
    [InlineData("a*c", "abbc")]
    [InlineData("a*b*c", "a1b2b3c")]
    [InlineData("*.sql", "x.sql")]
    [InlineData("a?c", "abc")]
    [InlineData("[ab]c", "bc")]
    [InlineData("[a-c]x", "bx")]
    [InlineData("[!ab]c", "dc")]
    [InlineData("[]]", "]")]
    [InlineData("[", "[")]
    [InlineData("a**", "a")]
    public void A_pattern_takes_what_a_shell_takes(string pattern, string text) => Assert.True(Wildcard.Matches(pattern, text));

    [Theory]
    [InlineData("a", "A")]
    [InlineData("a*c", "ab")]
    [InlineData("?", "")]
    [InlineData("[ab]", "c")]
    [InlineData("[!a-c]", "b")]
    [InlineData("", "a")]
    [InlineData("*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void And_nothing_else(string pattern, string text) => Assert.False(Wildcard.Matches(pattern, text));
}
