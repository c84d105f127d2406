using Mixdown.Data.Settings.Shapes;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Project.Files;
using Mixdown.Streams.Settings;

namespace Mixdown.Runs.Schemas;

/// <summary>The JSON Schema of mixdown.yml, made of what the binders of its keys say of themselves.</summary>
public static class ProjectFileSchema
{
    /// <summary>The schema, draft 2020-12.</summary>
    /// <param name="version">Of this build, <c>0.1.0</c>: its first two parts name the schema, since keys are added with them.</param>
    public static string Text(string version)
    {
        var release = string.Join('.', version.Split('.', '-', '+').Take(2));
        return new JsonSchemaText($"urn:mixdown:schema:{release}:mixdown.yml", $"mixdown.yml of Mixdown {release}").Of(MixdownFileShape.Of(LoadShapes.ByType, StreamShapes.ByType));
    }
}
