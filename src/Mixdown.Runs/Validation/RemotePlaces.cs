using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project;

namespace Mixdown.Runs.Validation;

/// <summary>The places on other machines that a project's loads and its target name.</summary>
static class RemotePlaces
{
    /// <summary>Roots up to the first part of a path that is a pattern, each once, in the order of the files.</summary>
    public static IEnumerable<(string Root, SourceSpan At)> Of(MixdownProject project) => project.Loads
        .Select(load => load.Settings)
        .Append(project.TargetSettings?["lake"])
        .OfType<SettingNode>()
        .SelectMany(Texts)
        .Where(text => text.Text.StartsWith("s3://", StringComparison.Ordinal))
        .Select(text => (Root: Fixed(text.Text), text.At))
        .DistinctBy(place => place.Root, StringComparer.Ordinal);

    static IEnumerable<SettingNode.Scalar> Texts(SettingNode node) => node switch
    {
        SettingNode.Scalar text => [text],
        SettingNode.List list => list.Items.SelectMany(Texts),
        SettingNode.Map map => map.Entries.SelectMany(entry => Texts(entry.Value)),
        _ => [],
    };

    static string Fixed(string path)
    {
        var pattern = path.AsSpan().IndexOfAny("{*?[");
        return pattern < 0 ? path : path[..path.LastIndexOf('/', pattern)];
    }
}
