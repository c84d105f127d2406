using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Streaming;

/// <summary>The key <c>serve</c> of the project file.</summary>
/// <param name="Port">The port of the web server; 0 takes a free one. Default 8080.</param>
public sealed record ServeSettings(int Port)
{
    const int UsualPort = 8080;

    /// <summary>What the project says.</summary>
    /// <exception cref="MixdownException">It cannot be.</exception>
    public static ServeSettings Of(MixdownProject project)
    {
        if (project.OtherSettings.GetValueOrDefault("serve") is not SettingNode.Map settings)
            return new ServeSettings(UsualPort);
        var wrong = new List<Diagnostic>();
        var port = (int)new SettingReader(settings, wrong).Whole("port", UsualPort, min: 0, max: 65_535);
        return wrong.Count == 0 ? new ServeSettings(port) : throw new MixdownException([.. wrong.Select(problem => LoadDefinitions.WithLines(project, problem))]);
    }
}
