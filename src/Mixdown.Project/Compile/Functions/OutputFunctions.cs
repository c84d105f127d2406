using Mixdown.Jinja;

namespace Mixdown.Project.Compile.Functions;

/// <summary><c>log()</c>, <c>print()</c> and <c>render()</c>.</summary>
static class OutputFunctions
{
    public static JinjaFunction Log(Rendering rendering) => new("log(msg, info=False)", given =>
    {
        if (given.IsTrue(1) && rendering.Warehouse is not null)
            rendering.Context.Print(JinjaValue.Str(given[0]));
        return "";
    });

    public static JinjaFunction Print(Rendering rendering) => new("print(msg)", given =>
    {
        if (rendering.Warehouse is not null)
            rendering.Context.Print(JinjaValue.Str(given[0]));
        return "";
    });

    /// <summary>Renders a text (a hook) in the rendering that is going on.</summary>
    public static string Render(Rendering rendering, string text) =>
        rendering.Context.Template(text, rendering.Node?.File ?? "dbt_project.yml").Render(rendering, rendering.Run);
}
