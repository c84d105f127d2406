using System.Collections.Immutable;
using Mixdown.Simulation.Randomness;
using Mixdown.Simulation.Sheets;
using Mixdown.Simulation.Words;

namespace Mixdown.Simulation.Store.Catalog;

/// <summary>Playlists: the first holds every track, each other one walks down the charts from a genre's artist on.</summary>
sealed class PlaylistSection(ulong seed, StoreSizes sizes, CatalogShape shape) : IStoreSection
{
    const int PlaylistsPerPiece = 64;
    const int TracksPerPiece = 1 << 14;
    readonly int _tracksPerPlaylist = (sizes.PlaylistTracks - sizes.Tracks) / (sizes.Playlists - 1);

    /// <inheritdoc/>
    public ImmutableArray<(SheetTable Table, long ExpectedRows)> Tables { get; } =
        [(StoreTables.Playlist, sizes.Playlists), (StoreTables.PlaylistTrack, sizes.PlaylistTracks)];

    /// <inheritdoc/>
    public IEnumerable<Action<PieceSheets>> Pieces() =>
    [
        AllMusic,
        .. Slices.Of(shape.Tracks, TracksPerPiece, TracksOfAllMusic),
        .. Slices.Of(sizes.Playlists - 1, PlaylistsPerPiece, Render),
    ];

    void AllMusic(PieceSheets sheets)
    {
        sheets[0].Begin(0);
        sheets[0].Csv.Integer(1);
        sheets[0].Csv.Text("Everything"u8);
        sheets[0].End();
    }

    void TracksOfAllMusic(PieceSheets sheets, int from, int to)
    {
        for (var track = from; track < to; track++)
            Entry(sheets[1], track, playlist: 0, track);
    }

    void Render(PieceSheets sheets, int from, int to)
    {
        for (var playlist = from + 1; playlist <= to; playlist++)
        {
            var random = new RandomStream(seed, RandomPurpose.Playlist, playlist);
            sheets[0].Begin(playlist);
            sheets[0].Csv.Integer(playlist + 1);
            sheets[0].Csv.Open();
            TitleGrammars.Playlist.Write(sheets[0].Csv, ref random);
            sheets[0].Csv.Close();
            sheets[0].End();
            Entries(sheets[1], playlist, ref random);
        }
    }

    // The walk ends long before it comes round, so no track is in a playlist twice.
    void Entries(TableSheet sheet, int playlist, ref RandomStream random)
    {
        var ranked = shape.Charts.Ranked;
        var rank = shape.Charts.StartOf(Genre.Popularity.Pick(ref random)) + random.Below(5);
        var row = shape.Tracks + ((long)(playlist - 1) * _tracksPerPlaylist);
        for (var end = row + _tracksPerPlaylist; row < end; rank++)
        {
            var (first, count) = shape.TracksOfArtist(ranked[rank % ranked.Length]);
            for (var track = first; track < first + count && row < end; track++)
                Entry(sheet, row++, playlist, track);
        }
    }

    static void Entry(TableSheet sheet, long row, int playlist, int track)
    {
        sheet.Begin(row);
        sheet.Csv.Integer(playlist + 1);
        sheet.Csv.Integer(track + 1);
        sheet.End();
    }
}
