using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Events.Songs;

/// <summary>The songs of a catalogue of which nothing more is known: chance says who is popular. The artist of rank r is listened to in
/// proportion to 1 / r, and so are the tracks of an artist.</summary>
/// <param name="seed">Decides the ranks.</param>
public sealed class CatalogueSongs(ulong seed)
{
    /// <summary>As in eventsim, where nobody knows how long a song is.</summary>
    const int UsualMilliseconds = 180_000;

    /// <summary>What is longer is no song: an episode, an audio book.</summary>
    const int LongestMilliseconds = 20 * 60_000;

    /// <summary>The songs, without what is longer than 20 minutes.</summary>
    public SongList Of(IEnumerable<CatalogueTrack> tracks)
    {
        var artists = tracks.Where(track => track.Milliseconds <= LongestMilliseconds)
            .GroupBy(track => track.Artist, StringComparer.Ordinal)
            .OrderBy(artist => artist.Min(Chance));
        return new SongList(artists.SelectMany((artist, rank) => artist.OrderBy(Chance).Select((track, place) => Weighted(track, rank, place))));
    }

    ulong Chance(CatalogueTrack track) => new RandomStream(seed, RandomPurpose.ListenWeight, track.TrackId).Next();

    static Song Weighted(CatalogueTrack track, int rank, int place) => new(
        track.TrackId, track.Artist, track.Title, track.Milliseconds > 0 ? track.Milliseconds : UsualMilliseconds, 1.0 / ((rank + 1) * (place + 1)));
}
