using Mixdown.Engines.Postgres;
using Npgsql;

namespace Mixdown.ServerTests.Sources.Postgres;

/// <summary>The Chinook store as a database has it: typed columns and keys.</summary>
static class ChinookDatabase
{
    static readonly (string Table, string Columns)[] Tables =
    [
        ("artist", "artist_id int primary key, name text"),
        ("album", "album_id int primary key, title text, artist_id int"),
        ("genre", "genre_id int primary key, name text"),
        ("media_type", "media_type_id int primary key, name text"),
        ("playlist", "playlist_id int primary key, name text"),
        ("employee", "employee_id int primary key, last_name text, first_name text, title text, reports_to int, birth_date timestamp, hire_date timestamp, address text, city text, state text, country text, postal_code varchar(10), phone text, fax text, email text"),
        ("customer", "customer_id int primary key, first_name text, last_name text, company text, address text, city text, state text, country text, postal_code varchar(10), phone text, fax text, email text, support_rep_id int"),
        ("invoice", "invoice_id int primary key, customer_id int, invoice_date timestamp, billing_address text, billing_city text, billing_state text, billing_country text, billing_postal_code varchar(10), total numeric(10,2)"),
        ("track", "track_id int primary key, name text, album_id int, media_type_id int, genre_id int, composer text, milliseconds int, bytes bigint, unit_price numeric(10,2)"),
        ("invoice_line", "invoice_line_id int primary key, invoice_id int, track_id int, unit_price numeric(10,2), quantity int"),
        ("playlist_track", "playlist_id int, track_id int, primary key (playlist_id, track_id)"),
    ];

    /// <summary>Creates the tables and copies the files of the test data into them.</summary>
    public static void Fill(PostgresEngineOptions options)
    {
        using var connection = new NpgsqlConnection(PostgresLab.Address(options).Describe().ConnectionString);
        connection.Open();
        foreach (var (table, columns) in Tables)
        {
            using (var create = new NpgsqlCommand($"create table {table} ({columns})", connection))
                create.ExecuteNonQuery();
            using var copy = connection.BeginTextImport($"copy {table} from stdin (format csv, header)");
            copy.Write(File.ReadAllText(Path.Combine(TestData.Folder, "chinook", table + ".csv")));
        }
    }
}
