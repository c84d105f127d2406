using Mixdown.Simulation.Csv;
using Mixdown.Simulation.Randomness;
using Mixdown.Simulation.Words;

namespace Mixdown.Simulation.Store.Catalog;

/// <summary>What artists and tracks are called, and how long tracks are: parts of fields, without quotes. A track's title,
/// composers and length are drawn in this order.</summary>
sealed class CatalogTexts(ulong seed, StoreSizes sizes, CatalogShape shape)
{
    // Ids spread over a power of two, so that neighbours get unlike names and no two the same number.
    readonly long _nameMask = (long)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)sizes.Artists) - 1;
    readonly int _nameShift = new RandomStream(seed, RandomPurpose.ArtistName, 0).Below(1 << 20);

    /// <summary>Adds an artist's name.</summary>
    public void Artist(CsvWriter csv, int artist)
    {
        var name = new MixedRadix(((artist + _nameShift) * 7_919L) & _nameMask);
        TitlesOf(artist).Artist.Write(csv, ref name);
        if (name.Rest > 0)
            Distinguish(csv, name.Rest - 1);
    }

    /// <summary>Adds an album's title.</summary>
    public void Album(CsvWriter csv, int artist, ref RandomStream random) => TitlesOf(artist).Album.Write(csv, ref random);

    /// <summary>Adds a track's title.</summary>
    public void Track(CsvWriter csv, int artist, ref RandomStream random) => TitlesOf(artist).Track.Write(csv, ref random);

    /// <summary>Adds a track's composers; nothing where nobody knows them.</summary>
    public static void Composers(CsvWriter csv, ref RandomStream random)
    {
        if (random.Chance(280))
            return;
        var (voices, families) = (TitleWords.All["voice"], TitleWords.All["family"]);
        for (var more = random.Below(3); more >= 0; more--)
        {
            csv.Append(voices[random.Below(voices.Count)]);
            csv.Append(" "u8);
            csv.Append(families[random.Below(families.Count)]);
            if (more > 0)
                csv.Append(", "u8);
        }
    }

    /// <summary>A track's length. The mean of two draws: most tracks are of middling length.</summary>
    public long Milliseconds(int artist, ref RandomStream random)
    {
        var genre = Genre.All[shape.GenreOf(artist)];
        var range = (genre.LongestSeconds - genre.ShortestSeconds) * 1000;
        return (genre.ShortestSeconds * 1000L) + ((random.Below(range) + random.Below(range)) / 2);
    }

    // In a large store the words alone do not reach: artists of one name come from different places.
    static void Distinguish(CsvWriter csv, long number)
    {
        var places = TitleWords.All["place"];
        var (round, place) = Math.DivRem(number, places.Count);
        csv.Append(" of "u8);
        csv.Append(places[(int)place]);
        if (round == 0)
            return;
        csv.Append(" "u8);
        csv.Digits(round + 1);
    }

    TitleGrammars TitlesOf(int artist) => Genre.All[shape.GenreOf(artist)].Titles;
}
