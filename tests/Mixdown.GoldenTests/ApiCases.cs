using System.Reflection;

namespace Mixdown.GoldenTests;

/// <summary>What each library shows to the others: a changed line is a changed contract.</summary>
public sealed class ApiCases
{
    public const string Area = "api";

    [Theory]
    [InlineData("Mixdown.Data")]
    [InlineData("Mixdown.Delta")]
    [InlineData("Mixdown.Engines")]
    [InlineData("Mixdown.Ingest")]
    [InlineData("Mixdown.Jinja")]
    [InlineData("Mixdown.Project")]
    [InlineData("Mixdown.Runs")]
    [InlineData("Mixdown.S3")]
    [InlineData("Mixdown.Simulation")]
    [InlineData("Mixdown.Streams")]
    [InlineData("Mixdown.Web")]
    public void The_public_surface_is_the_one_that_was_agreed(string library) =>
        new GoldenCase(Area, library).CheckOutput(ApiText.Print(Assembly.Load(library)));
}
