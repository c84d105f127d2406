using System.Collections.Immutable;
using Mixdown.Simulation.Csv;
using Mixdown.Simulation.Defects;
using Mixdown.Simulation.Randomness;
using Mixdown.Simulation.Sheets;
using Mixdown.Simulation.Words;

namespace Mixdown.Simulation.Store.Catalog;

/// <summary>Artists, their albums and the tracks on them.</summary>
sealed class CatalogSection(ulong seed, StoreSizes sizes, CatalogShape shape) : IStoreSection
{
    const int ArtistsPerPiece = 512;

    // Ids spread over a power of two, so that neighbours get unlike names and no two the same number.
    readonly long _nameMask = (long)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)sizes.Artists) - 1;
    readonly int _nameShift = new RandomStream(seed, RandomPurpose.ArtistName, 0).Below(1 << 20);

    /// <inheritdoc/>
    public ImmutableArray<(SheetTable Table, long ExpectedRows)> Tables { get; } =
        [(StoreTables.Artist, sizes.Artists), (StoreTables.Album, sizes.Albums), (StoreTables.Track, sizes.Tracks)];

    /// <inheritdoc/>
    public IEnumerable<Action<PieceSheets>> Pieces() => Slices.Of(shape.Artists, ArtistsPerPiece, Render);

    void Render(PieceSheets sheets, int fromArtist, int toArtist)
    {
        for (var artist = fromArtist; artist < toArtist; artist++)
        {
            Artist(sheets[0], artist);
            var (first, count) = shape.AlbumsOf(artist);
            for (var album = first; album < first + count; album++)
            {
                Album(sheets[1], album, artist);
                Tracks(sheets[2], album, artist, sheets.Tally);
            }
        }
    }

    void Artist(TableSheet sheet, int artist)
    {
        sheet.Begin(artist);
        sheet.Csv.Integer(artist + 1);
        sheet.Csv.Open();
        var name = new MixedRadix(((artist + _nameShift) * 7_919L) & _nameMask);
        TitlesOf(artist).Artist.Write(sheet.Csv, ref name);
        if (name.Rest > 0)
            Distinguish(sheet.Csv, name.Rest - 1);
        sheet.Csv.Close();
        sheet.End();
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

    void Album(TableSheet sheet, int album, int artist)
    {
        sheet.Begin(album);
        sheet.Csv.Integer(album + 1);
        var random = new RandomStream(seed, RandomPurpose.AlbumTitle, album);
        sheet.Csv.Open();
        TitlesOf(artist).Album.Write(sheet.Csv, ref random);
        sheet.Csv.Close();
        sheet.Csv.Integer(artist + 1);
        sheet.End();
    }

    void Tracks(TableSheet sheet, int album, int artist, TruthTally tally)
    {
        var (first, count) = shape.TracksOf(album);
        var cents = ListPrice.Cents[shape.PriceClassOf(album)];
        for (var track = first; track < first + count; track++)
        {
            sheet.Begin(track);
            Track(sheet.Csv, track, album, artist, tally);
            // The first track stays whole, so that the album's price can always be found.
            if (track > first && sheet.Strikes(DefectKind.Missing))
                sheet.Csv.Null();
            else
                sheet.Csv.Cents(cents);
            tally.ListPrice += cents;
            sheet.End();
        }
    }

    void Track(CsvWriter csv, int track, int album, int artist, TruthTally tally)
    {
        var random = new RandomStream(seed, RandomPurpose.Track, track);
        csv.Integer(track + 1);
        csv.Open();
        TitlesOf(artist).Track.Write(csv, ref random);
        csv.Close();
        csv.Integer(album + 1);
        csv.Integer(shape.MediaTypeOf(album) + 1);
        csv.Integer(shape.GenreOf(artist) + 1);
        Composers(csv, ref random);
        var milliseconds = Milliseconds(Genre.All[shape.GenreOf(artist)], ref random);
        var bytes = milliseconds * MediaType.All[shape.MediaTypeOf(album)].BytesPerSecond / 1000 * random.Between(70, 120) / 100;
        csv.Integer(milliseconds);
        csv.Integer(bytes);
        tally.Milliseconds += milliseconds;
        tally.TrackBytes += bytes;
    }

    // The mean of two draws: most tracks are of middling length.
    static long Milliseconds(Genre genre, ref RandomStream random)
    {
        var range = (genre.LongestSeconds - genre.ShortestSeconds) * 1000;
        return (genre.ShortestSeconds * 1000L) + ((random.Below(range) + random.Below(range)) / 2);
    }

    static void Composers(CsvWriter csv, ref RandomStream random)
    {
        if (random.Chance(280))
        {
            csv.Null();
            return;
        }
        var (voices, families) = (TitleWords.All["voice"], TitleWords.All["family"]);
        csv.Open();
        for (var more = random.Below(3); more >= 0; more--)
        {
            csv.Append(voices[random.Below(voices.Count)]);
            csv.Append(" "u8);
            csv.Append(families[random.Below(families.Count)]);
            if (more > 0)
                csv.Append(", "u8);
        }
        csv.Close();
    }

    TitleGrammars TitlesOf(int artist) => Genre.All[shape.GenreOf(artist)].Titles;
}
