using Mixdown.Data.Diagnostics;

namespace Mixdown.Tests;

public sealed class DidYouMeanTests
{
    [Theory]
    [InlineData("invoic", "invoice")]
    [InlineData("custmer", "customer")]
    [InlineData("tarck", "track")]
    [InlineData("zebra", null)]
    public void The_nearest_known_name_is_guessed(string word, string? guess) =>
        Assert.Equal(guess, DidYouMean.Guess(word, ["invoice", "customer", "track", "invoice_line"]));
}
