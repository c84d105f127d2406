using System.Collections.Immutable;

namespace Mixdown.Project.Dashboards;

/// <summary>What files call the maps that there are.</summary>
public static class MapGeographies
{
    /// <summary>By their names.</summary>
    public static ImmutableSortedDictionary<string, MapGeography> ByName { get; } = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal, [new("world", MapGeography.World), new KeyValuePair<string, MapGeography>("us-states", MapGeography.UsStates)]);

    /// <summary>A map's name.</summary>
    public static string NameOf(MapGeography geography) => ByName.First(named => named.Value == geography).Key;
}
