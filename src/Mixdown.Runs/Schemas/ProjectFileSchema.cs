using Mixdown.Data.Settings.Shapes;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Project.Dashboards.Shapes;
using Mixdown.Project.Files;
using Mixdown.Streams.Settings;

namespace Mixdown.Runs.Schemas;

/// <summary>The JSON Schemas of files of a project, draft 2020-12, made of what the readers of their keys say of themselves. A schema is
/// named by the first two parts of the version, since keys are added with them.</summary>
public static class ProjectFileSchema
{
    /// <summary>That of mixdown.yml.</summary>
    /// <param name="version">Of this build, <c>0.1.0</c>.</param>
    public static string Text(string version) => Text(version, "mixdown.yml", MixdownFileShape.Of(LoadShapes.ByType, StreamShapes.ByType));

    /// <summary>That of the files of <c>dashboards/</c>.</summary>
    /// <param name="version">Of this build, <c>0.1.0</c>.</param>
    public static string Dashboard(string version) => Text(version, "dashboards/*.yml", DashboardFileShape.Of);

    static string Text(string version, string file, SettingShape shape)
    {
        var release = string.Join('.', version.Split('.', '-', '+').Take(2));
        return new JsonSchemaText($"urn:mixdown:schema:{release}:{file}", $"{file} of Mixdown {release}").Of(shape);
    }
}
