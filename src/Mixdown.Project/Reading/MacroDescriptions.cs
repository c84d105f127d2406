using Mixdown.Data.Settings;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Properties;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading;

/// <summary>Describes macros as properties files do.</summary>
static class MacroDescriptions
{
    /// <summary>Describes the macros of a package. A test or a materialization is described by its bare name.</summary>
    public static void Apply(MacroLibrary macros, string package, IEnumerable<MacroPatch> patches)
    {
        foreach (var patch in patches)
        {
            if (!macros.Describe($"macro.{package}.{patch.Name}", macro => Described(macro, patch)))
                macros.Describe($"macro.{package}.test_{patch.Name}", macro => Described(macro, patch));
        }
    }

    static MacroInfo Described(MacroInfo macro, MacroPatch patch)
    {
        var config = patch.Map["config"] as SettingNode.Map;
        var arguments = (patch.Map["arguments"] as SettingNode.List)?.Items.OfType<SettingNode.Map>() ?? [];
        return macro with
        {
            Description = (patch.Map["description"] as SettingNode.Scalar)?.Text ?? "",
            Meta = PlainValue.Map((patch.Map["meta"] ?? config?["meta"]) as SettingNode.Map),
            Docs = PlainValue.Map((patch.Map["docs"] ?? config?["docs"]) as SettingNode.Map),
            Arguments = [.. arguments.Select(PlainValue.Map)],
            PatchFile = patch.File.Name,
        };
    }
}
