using System.Collections.Immutable;
using Mixdown.Simulation.Csv;
using Mixdown.Simulation.Defects;
using Mixdown.Simulation.Randomness;
using Mixdown.Simulation.Sheets;

namespace Mixdown.Simulation.Store.Catalog;

/// <summary>Artists, their albums and the tracks on them.</summary>
sealed class CatalogSection(ulong seed, StoreSizes sizes, CatalogShape shape) : IStoreSection
{
    const int ArtistsPerPiece = 512;

    readonly CatalogTexts _texts = new(seed, sizes, shape);

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
        _texts.Artist(sheet.Csv, artist);
        sheet.Csv.Close();
        sheet.End();
    }

    void Album(TableSheet sheet, int album, int artist)
    {
        sheet.Begin(album);
        sheet.Csv.Integer(album + 1);
        var random = new RandomStream(seed, RandomPurpose.AlbumTitle, album);
        sheet.Csv.Open();
        _texts.Album(sheet.Csv, artist, ref random);
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
        _texts.Track(csv, artist, ref random);
        csv.Close();
        csv.Integer(album + 1);
        csv.Integer(shape.MediaTypeOf(album) + 1);
        csv.Integer(shape.GenreOf(artist) + 1);
        csv.Open();
        CatalogTexts.Composers(csv, ref random);
        csv.Close();
        var milliseconds = _texts.Milliseconds(artist, ref random);
        var bytes = milliseconds * MediaType.All[shape.MediaTypeOf(album)].BytesPerSecond / 1000 * random.Between(70, 120) / 100;
        csv.Integer(milliseconds);
        csv.Integer(bytes);
        tally.Milliseconds += milliseconds;
        tally.TrackBytes += bytes;
    }
}
