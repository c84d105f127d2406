using System.Globalization;

namespace Mixdown.Project.Graph.Selection.Methods;

/// <summary>The versions of models.</summary>
static class Versions
{
    public static bool IsVersioned(GraphNode node) => Of(node) is not null;

    /// <summary>The model's version; null when it has none.</summary>
    public static string? Of(GraphNode node) => (node as ProjectNode)?.Version;

    /// <summary>The version that ref() means when it names none.</summary>
    public static string? Latest(GraphNode node) => (node as ProjectNode)?.LatestVersion;

    /// <summary>Below zero: <paramref name="one"/> is older. Numbers by value; anything else by text.</summary>
    public static int Compare(string one, string other) =>
        double.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var left)
        && double.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var right)
            ? left.CompareTo(right)
            : string.CompareOrdinal(one, other);
}
