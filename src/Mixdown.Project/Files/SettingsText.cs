using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Files.Yaml;

namespace Mixdown.Project.Files;

/// <summary>Settings that stand in no file of a project: on a command line, in a variable.</summary>
public static class SettingsText
{
    /// <summary>The value of a YAML text; null when it is none.</summary>
    /// <param name="name">What the text is called in messages.</param>
    /// <param name="text">YAML, and so also JSON.</param>
    public static SettingNode? Read(string name, string text)
    {
        var found = new List<Diagnostic>();
        var read = YamlReader.Read(name, text, found);
        return found.Exists(wrong => wrong.Severity == Severity.Error) ? null : read;
    }
}
