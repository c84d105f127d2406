using System.Globalization;
using System.Text;
using Mixdown.Project.Graph;

namespace Mixdown.Runs.Catalog.Facts;

/// <summary>Tells when a profile is of yesterday.</summary>
static class ProfileStamp
{
    /// <summary>Changes whenever the rows of a node may have: with its own publishes and loads, and with those of all that it reads, since it
    /// may be a view.</summary>
    public static string Of(GraphNode node, CatalogEdition edition, TableStates states)
    {
        var stamp = new StringBuilder();
        foreach (var id in edition.Project.Graph.Ancestors(node.UniqueId).Append(node.UniqueId).Order(StringComparer.Ordinal))
        {
            var state = states.Of(edition.Project.Graph[id]);
            stamp.Append(CultureInfo.InvariantCulture, $"{state?.ChangedAt?.UtcTicks}/{state?.LakeVersion};");
        }
        return stamp.ToString();
    }
}
