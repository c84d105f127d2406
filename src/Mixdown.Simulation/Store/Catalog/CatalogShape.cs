using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Store.Catalog;

/// <summary>Who made which albums with how many tracks, at what price: the catalogue without its words. It is the only thing
/// kept in memory for a whole run: about 20 bytes an artist and 13 an album. Indexes count from 0, ids from 1.</summary>
sealed class CatalogShape
{
    readonly byte[] _genre;
    readonly int[] _firstAlbum;
    readonly int[] _firstTrack;
    readonly int[] _artistOfAlbum;
    readonly byte[] _priceClass;
    readonly byte[] _mediaType;

    /// <param name="seed">The store's seed.</param>
    /// <param name="sizes">How many artists, albums and tracks.</param>
    public CatalogShape(ulong seed, StoreSizes sizes)
    {
        _genre = new byte[sizes.Artists];
        var fame = new ulong[sizes.Artists];
        for (var artist = 0; artist < sizes.Artists; artist++)
        {
            var random = new RandomStream(seed, RandomPurpose.ArtistShape, artist);
            _genre[artist] = (byte)Genre.Popularity.Pick(ref random);
            fame[artist] = random.Next();
        }
        _firstAlbum = Shares(sizes.Artists, sizes.Albums, artist => AlbumsByFame(fame[artist]));
        (_artistOfAlbum, _priceClass, _mediaType) = (new int[sizes.Albums], new byte[sizes.Albums], new byte[sizes.Albums]);
        var tracks = new byte[sizes.Albums];
        for (var artist = 0; artist < sizes.Artists; artist++)
        {
            for (var album = _firstAlbum[artist]; album < _firstAlbum[artist + 1]; album++)
                ShapeAlbum(seed, album, artist, tracks);
        }
        _firstTrack = Shares(sizes.Albums, sizes.Tracks, album => tracks[album]);
        Charts = new Charts(this, fame);
    }

    public int Artists => _genre.Length;

    public int Albums => _artistOfAlbum.Length;

    public int Tracks => _firstTrack[^1];

    /// <summary>Which artists sell best in which genre.</summary>
    public Charts Charts { get; }

    /// <summary>The place in <see cref="Genre.All"/> of what the artist plays.</summary>
    public int GenreOf(int artist) => _genre[artist];

    /// <summary>The artist's albums, which follow each other; may be none.</summary>
    public (int First, int Count) AlbumsOf(int artist) =>
        (_firstAlbum[artist], _firstAlbum[artist + 1] - _firstAlbum[artist]);

    /// <summary>The album's tracks, which follow each other; at least one.</summary>
    public (int First, int Count) TracksOf(int album) =>
        (_firstTrack[album], _firstTrack[album + 1] - _firstTrack[album]);

    /// <summary>All tracks of the artist, which follow each other; may be none.</summary>
    public (int First, int Count) TracksOfArtist(int artist)
    {
        var first = _firstTrack[_firstAlbum[artist]];
        return (first, _firstTrack[_firstAlbum[artist + 1]] - first);
    }

    public int ArtistOf(int album) => _artistOfAlbum[album];

    /// <summary>The place in <see cref="ListPrice.Cents"/> of what each of the album's tracks costs.</summary>
    public int PriceClassOf(int album) => _priceClass[album];

    /// <summary>The place in <see cref="MediaType.All"/> of the album's files.</summary>
    public int MediaTypeOf(int album) => _mediaType[album];

    void ShapeAlbum(ulong seed, int album, int artist, byte[] tracks)
    {
        var random = new RandomStream(seed, RandomPurpose.AlbumShape, album);
        var isVideo = Genre.All[_genre[artist]].IsVideo;
        _artistOfAlbum[album] = artist;
        _priceClass[album] = ListPrice.ClassOf(isVideo, ref random);
        _mediaType[album] = (byte)(isVideo ? MediaType.Video : MediaType.Audio.Pick(ref random));
        tracks[album] = (byte)random.Between(5, 16);
    }

    // One artist in 20 has a shelf of albums, one in four has none yet.
    static int AlbumsByFame(ulong fame) => (fame >> 57) switch
    {
        < 6 => 8,
        < 32 => 3,
        < 96 => 1,
        _ => 0,
    };

    // Where each share of the total begins when it is divided by weight; the shares add up to the total exactly.
    static int[] Shares(int count, int total, Func<int, int> weight)
    {
        var sum = 0L;
        for (var i = 0; i < count; i++)
            sum += weight(i);
        var first = new int[count + 1];
        var upTo = 0L;
        for (var i = 0; i < count; i++)
            first[i + 1] = (int)((upTo += weight(i)) * total / sum);
        return first;
    }
}
