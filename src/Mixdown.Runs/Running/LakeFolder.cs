using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Data.Storage;
using Mixdown.Runs.Owner;

namespace Mixdown.Runs.Running;

/// <summary>Where the lake of a target is.</summary>
static class LakeFolder
{
    /// <summary>The folder that <c>targets.&lt;target&gt;.lake</c> names, or <c>data/&lt;target&gt;/lake</c>.</summary>
    /// <param name="folders">The target's folders.</param>
    /// <param name="settings">What <c>targets</c> in mixdown.yml says of the target; null when it says nothing.</param>
    /// <exception cref="MixdownException">MX4003: the place is none that this release can write to.</exception>
    public static IObjectStore Open(TargetFolders folders, SettingNode.Map? settings) => settings?["lake"] switch
    {
        null or SettingNode.Null => new LocalObjectStore(folders.Lake),
        SettingNode.Scalar { Text: var path } when !path.Contains("://", StringComparison.Ordinal) =>
            new LocalObjectStore(Path.GetFullPath(path, folders.ProjectDir)),
        var other => throw new MixdownException(new Diagnostic(
            "MX4003", "The lake has to be a folder", other.At, Hint: "Write 'lake: data/dev/lake', or leave it out.")),
    };
}
