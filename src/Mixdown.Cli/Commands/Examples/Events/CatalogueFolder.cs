using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb;
using Mixdown.Simulation.Events.Songs;

namespace Mixdown.Cli.Commands.Examples.Events;

/// <summary>A folder with a store's catalogue as CSV files: track.csv, album.csv and artist.csv, with the columns of the Chinook
/// sample; customer.csv, if it is there, says how many customers there are.</summary>
sealed class CatalogueFolder(string folder)
{
    /// <summary>Its songs.</summary>
    /// <param name="seed">Decides which are popular.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="MixdownException">MX6027: a file is not there. MX3xxx: a file cannot be read.</exception>
    public SongList Songs(ulong seed, CancellationToken cancel)
    {
        var rows = Query($"""
            select t.track_id::integer, coalesce(a.name, 'Unknown'), coalesce(t.name, 'Unknown'), coalesce(t.milliseconds, 0)::integer
            from {File("track")} t
            left join {File("album")} al using (album_id)
            left join {File("artist")} a on a.artist_id = al.artist_id
            order by t.track_id
            """, cancel);
        return new CatalogueSongs(seed).Of(rows.Select(row => new CatalogueTrack(Whole(row[0]), (string)row[1]!, (string)row[2]!, Whole(row[3]))));
    }

    /// <summary>How many customers there are.</summary>
    public int Customers(CancellationToken cancel) =>
        System.IO.File.Exists(At("customer")) ? Whole(Query($"select max(customer_id) from {File("customer")}", cancel)[0][0]) : 0;

    static IReadOnlyList<object?[]> Query(string sql, CancellationToken cancel)
    {
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        return [.. session.Query(sql, cancel).Rows];
    }

    string File(string table)
    {
        if (!System.IO.File.Exists(At(table)))
            throw new MixdownException(new Diagnostic("MX6027", $"'{folder}' has no {table}.csv", Hint: "Name a folder with track.csv, album.csv and artist.csv."));
        return $"read_csv({SqlText.Literal(At(table))}, header = true)";
    }

    string At(string table) => Path.Combine(folder, table + ".csv");

    static int Whole(object? value) => Convert.ToInt32(value ?? 0, CultureInfo.InvariantCulture);
}
