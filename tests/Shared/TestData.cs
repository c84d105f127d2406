namespace Mixdown.Testing;

/// <summary>The shared test data (Chinook and others): <c>MIXDOWN_TEST_DATA</c>, else <c>../shared/data</c> beside the
/// repository. It is not a part of the product, so a test that needs it skips where it is missing:
/// <c>[Fact(Skip = TestData.Missing, SkipType = typeof(TestData), SkipUnless = nameof(TestData.IsThere))]</c>.</summary>
public static class TestData
{
    public const string Missing = "The shared test data is not there: set MIXDOWN_TEST_DATA.";

    public static string Folder { get; } = Environment.GetEnvironmentVariable("MIXDOWN_TEST_DATA") is { Length: > 0 } folder
        ? folder
        : Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data"));

    public static bool IsThere => Directory.Exists(Folder);
}
