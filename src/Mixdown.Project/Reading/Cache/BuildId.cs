using Mixdown.Jinja;

namespace Mixdown.Project.Reading.Cache;

/// <summary>Which build of this program makes the results: another one may make others of the same files, so that its id is a
/// part of every key. The embedded macros are a part of the build.</summary>
static class BuildId
{
    /// <summary>Changes with the code of the assemblies that read projects.</summary>
    public static string Text { get; } =
        $"{typeof(BuildId).Module.ModuleVersionId:N}{typeof(JinjaEnvironment).Module.ModuleVersionId:N}{typeof(Data.Settings.SettingNode).Module.ModuleVersionId:N}";
}
