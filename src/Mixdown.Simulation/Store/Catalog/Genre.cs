using System.Collections.Immutable;
using Mixdown.Simulation.Randomness;
using Mixdown.Simulation.Words;

namespace Mixdown.Simulation.Store.Catalog;

/// <summary>A kind of music or film; its id is its place in <see cref="All"/>, from 1.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="Weight">Share of artists and of general taste.</param>
/// <param name="Titles">How it names things.</param>
/// <param name="ShortestSeconds">Shortest track.</param>
/// <param name="LongestSeconds">Longest track.</param>
/// <param name="IsVideo">Sold as video.</param>
sealed record Genre(
    string Name, int Weight, TitleGrammars Titles, int ShortestSeconds, int LongestSeconds, bool IsVideo = false)
{
    public static readonly ImmutableArray<Genre> All =
    [
        Song("Rock", 190), Song("Pop", 130), Song("Metal", 80), Song("Indie", 75), Song("Punk", 50), Song("Jazz", 55),
        Song("Blues", 40), Song("Soul", 35), Song("Funk", 25), Song("Hip-Hop", 60), Song("Electronic", 60), Song("House", 25),
        Song("Ambient", 20), Song("Folk", 40), Song("Country", 30), Song("Latin", 70), Song("Samba", 25), Song("Reggae", 30),
        new("Classical", 50, TitleGrammars.Concerts, 120, 780), new("Opera", 15, TitleGrammars.Concerts, 150, 600),
        Song("Soundtrack", 25), Song("World & Traditional", 25),
        new("Drama Series", 22, TitleGrammars.Series, 1260, 3300, IsVideo: true),
        new("Comedy Series", 20, TitleGrammars.Series, 1200, 1800, IsVideo: true),
        new("Documentary", 12, TitleGrammars.Series, 1500, 5400, IsVideo: true),
    ];

    /// <summary>Picks a genre by its weight.</summary>
    public static readonly Weights Popularity = new([.. All.Select(genre => genre.Weight)]);

    /// <summary>The place in <see cref="All"/> of the genre of this name.</summary>
    public static int IndexOf(string name) => All.IndexOf(All.Single(genre => genre.Name == name));

    static Genre Song(string name, int weight) => new(name, weight, TitleGrammars.Songs, 95, 420);
}
