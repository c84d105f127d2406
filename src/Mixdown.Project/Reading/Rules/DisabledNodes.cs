using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Reading.Rules;

/// <summary>Takes out what is switched off, and the checks of it.</summary>
static class DisabledNodes
{
    public static void Take(Manifest manifest)
    {
        foreach (var node in manifest.All.Where(node => !node.Config.Enabled).ToList())
            manifest.Disable(node);
        var off = manifest.Disabled.Keys.ToHashSet(StringComparer.Ordinal);
        if (off.Count == 0)
            return;
        foreach (var check in manifest.All.Where(node => IsOf(node, off)).ToList())
            manifest.Disable(check);
    }

    static bool IsOf(GraphNode node, HashSet<string> off) => node switch
    {
        ProjectNode { Check.AttachedTo: { } on } => off.Contains(on),
        UnitTestNode test => off.Contains(test.TestedNode),
        _ => false,
    };
}
