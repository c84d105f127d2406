using Mixdown.Runs.Schemas;

namespace Mixdown.GoldenTests;

public sealed class SchemaCases
{
    [Fact]
    public void The_JSON_schema_of_mixdown_yml_is_the_one_that_was_agreed() =>
        new GoldenCase(ApiCases.Area, "mixdown.schema").CheckOutput(ProjectFileSchema.Text("0.1.0"));

    [Fact]
    public void The_JSON_schema_of_dashboards_is_the_one_that_was_agreed() =>
        new GoldenCase(ApiCases.Area, "dashboard.schema").CheckOutput(ProjectFileSchema.Dashboard("0.1.0"));
}
