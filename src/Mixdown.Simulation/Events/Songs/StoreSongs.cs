using System.Text;
using Mixdown.Simulation.Csv;
using Mixdown.Simulation.Randomness;
using Mixdown.Simulation.Store;
using Mixdown.Simulation.Store.Catalog;

namespace Mixdown.Simulation.Events.Songs;

/// <summary>The songs of a generated store: what <c>mixdown generate store</c> of the same seed and scale writes into track.csv,
/// without its films.</summary>
/// <param name="seed">As in <see cref="StoreOptions"/>.</param>
/// <param name="scale">As in <see cref="StoreOptions"/>.</param>
public sealed class StoreSongs(ulong seed, int scale)
{
    readonly StoreSizes _sizes = new(scale);

    /// <summary>The store's customers.</summary>
    public int Customers => _sizes.Customers;

    /// <summary>The songs, weighted by what sells: a genre's popularity, within it the artist of rank r by 1 / r, and so the tracks of an
    /// album. Listeners are not buyers, so each track is listened to from half to twice as often as that.</summary>
    public SongList Read()
    {
        var shape = new CatalogShape(seed, _sizes);
        return new SongList(Songs(new CatalogTexts(seed, _sizes, shape), shape));
    }

    IEnumerable<Song> Songs(CatalogTexts texts, CatalogShape shape)
    {
        using var csv = new CsvWriter();
        var fame = Fame(shape);
        for (var artist = 0; artist < shape.Artists; artist++)
        {
            var (first, albums) = shape.AlbumsOf(artist);
            if (Genre.All[shape.GenreOf(artist)].IsVideo || albums == 0)
                continue;
            csv.Clear();
            texts.Artist(csv, artist);
            var name = Encoding.UTF8.GetString(csv.Written.Span);
            for (var album = first; album < first + albums; album++)
            {
                foreach (var song in Album(texts, csv, artist, name, shape.TracksOf(album), HitOf(shape, album), fame[artist] / albums))
                    yield return song;
            }
        }
    }

    int HitOf(CatalogShape shape, int album) => new RandomStream(seed, RandomPurpose.TrackHit, album).Below(shape.TracksOf(album).Count);

    IEnumerable<Song> Album(
        CatalogTexts texts, CsvWriter csv, int artist, string name, (int First, int Count) tracks, int hit, double fame)
    {
        for (var track = 0; track < tracks.Count; track++)
        {
            var rank = ((track - hit + tracks.Count) % tracks.Count) + 1;
            yield return Track(texts, csv, artist, name, tracks.First + track, fame / rank);
        }
    }

    Song Track(CatalogTexts texts, CsvWriter csv, int artist, string name, int track, double weight)
    {
        var random = new RandomStream(seed, RandomPurpose.Track, track);
        csv.Clear();
        texts.Track(csv, artist, ref random);
        var title = Encoding.UTF8.GetString(csv.Written.Span);
        CatalogTexts.Composers(csv, ref random);
        var liking = new RandomStream(seed, RandomPurpose.ListenWeight, track).Unit();
        return new Song(track + 1, name, title, (int)texts.Milliseconds(artist, ref random), weight * (0.5 + (1.5 * liking * liking)));
    }

    static double[] Fame(CatalogShape shape)
    {
        var fame = new double[shape.Artists];
        for (var genre = 0; genre < Genre.All.Length; genre++)
        {
            var ranked = shape.Charts.Ranked[shape.Charts.StartOf(genre)..shape.Charts.StartOf(genre + 1)];
            var harmonic = 0.0;
            for (var rank = 1; rank <= ranked.Length; rank++)
                harmonic += 1.0 / rank;
            for (var rank = 1; rank <= ranked.Length; rank++)
                fame[ranked[rank - 1]] = Genre.All[genre].Weight / (rank * harmonic);
        }
        return fame;
    }
}
