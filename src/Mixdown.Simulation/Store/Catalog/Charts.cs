using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Store.Catalog;

/// <summary>Best-sellers: within a genre the artist of rank r sells in proportion to 1 / r (Zipf's law), within an album the
/// tracks do as well.</summary>
sealed class Charts
{
    const int LongestAlbum = 64;
    static readonly Weights TrackRank = Weights.Zipf(LongestAlbum);
    readonly CatalogShape _shape;
    readonly int[] _byRank;
    readonly ulong[] _upTo;
    readonly int[] _genreStart = new int[Genre.All.Length + 1];

    /// <param name="shape">The catalogue; artists without tracks stay out of the charts.</param>
    /// <param name="fame">By artist: the smaller, the better known.</param>
    public Charts(CatalogShape shape, ulong[] fame)
    {
        _shape = shape;
        _byRank = [.. Enumerable.Range(0, shape.Artists)
            .Where(artist => shape.TracksOfArtist(artist).Count > 0)
            .OrderBy(shape.GenreOf).ThenBy(artist => fame[artist]).ThenBy(artist => artist)];
        _upTo = new ulong[_byRank.Length];
        foreach (var artist in _byRank)
            _genreStart[shape.GenreOf(artist) + 1]++;
        for (var genre = 0; genre < Genre.All.Length; genre++)
            _genreStart[genre + 1] += _genreStart[genre];
        for (var genre = 0; genre < Genre.All.Length; genre++)
            AddUp(_genreStart[genre], _genreStart[genre + 1]);
    }

    /// <summary>Artists with tracks, grouped by genre, best-seller first.</summary>
    public ReadOnlySpan<int> Ranked => _byRank;

    /// <summary>Where the genre begins in <see cref="Ranked"/>.</summary>
    public int StartOf(int genre) => _genreStart[genre];

    /// <summary>Whether anything is sold in the genre; in a small store one may be empty.</summary>
    public bool Has(int genre) => _genreStart[genre] < _genreStart[genre + 1];

    /// <summary>A track of the genre and its album, best-sellers most often.</summary>
    public (int Track, int Album) Pick(ulong seed, int genre, ref RandomStream random)
    {
        var artist = PickArtist(_genreStart[genre], _genreStart[genre + 1], ref random);
        var (album, albums) = _shape.AlbumsOf(artist);
        album += random.Below(albums);
        var (first, count) = _shape.TracksOf(album);
        // The hit is not always the first track: each album's ranks begin at a track of its own.
        var hit = new RandomStream(seed, RandomPurpose.TrackHit, album).Below(count);
        return (first + ((hit + TrackRank.Pick(ref random, Math.Min(count, LongestAlbum))) % count), album);
    }

    int PickArtist(int start, int end, ref RandomStream random)
    {
        var at = random.Below(_upTo[end - 1]);
        var found = _upTo.AsSpan(start, end - start).BinarySearch(at + 1);
        return _byRank[start + (found >= 0 ? found : ~found)];
    }

    void AddUp(int start, int end)
    {
        var sum = 0UL;
        for (var i = start; i < end; i++)
            _upTo[i] = sum += (1UL << 40) / (ulong)(i - start + 1);
    }
}
