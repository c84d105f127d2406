using Mixdown.Jinja;

namespace Mixdown.Project.Compile.Functions;

/// <summary><c>log()</c>, <c>print()</c> and <c>render()</c>.</summary>
static class OutputFunctions
{
    public static JinjaFunction Log(Rendering rendering) => new("log(msg, info=False)", given =>
        Say(rendering, given.IsTrue(1) ? TemplateOutput.Info : TemplateOutput.Debug, given[0]));

    public static JinjaFunction Print(Rendering rendering) => new("print(msg)", given =>
        Say(rendering, TemplateOutput.Print, given[0]));

    /// <summary>Where dbt writes the SQL of a node that runs; here that is written anyway.</summary>
    public static JinjaFunction Write(Rendering _) => new("write(payload)", static _ => "");

    /// <summary>Renders a text (a hook) in the rendering that is going on.</summary>
    public static string Render(Rendering rendering, string text) =>
        rendering.Context.Template(text, rendering.Node?.File ?? "dbt_project.yml").Render(rendering, rendering.Run);

    /// <summary>Nobody is told while the project is read, nor when a template is only rendered to see what its SQL would be: it
    /// will say the same again.</summary>
    static string Say(Rendering rendering, TemplateOutput output, object? value)
    {
        if (rendering.Warehouse is not (null or OfflineWarehouse))
            rendering.Context.Said(output, JinjaValue.Str(value));
        return "";
    }
}
