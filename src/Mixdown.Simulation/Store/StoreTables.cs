using Mixdown.Simulation.Defects;
using Mixdown.Simulation.Sheets;

namespace Mixdown.Simulation.Store;

/// <summary>The tables of the store.</summary>
static class StoreTables
{
    public static readonly SheetTable Genre = new(1, "genre", "genre_id,name");

    public static readonly SheetTable MediaType = new(2, "media_type", "media_type_id,name");

    public static readonly SheetTable Artist = new(3, "artist", "artist_id,name",
        DefectKind.Quarantined, DefectKind.Duplicate);

    public static readonly SheetTable Album = new(4, "album", "album_id,title,artist_id",
        DefectKind.Quarantined, DefectKind.Duplicate);

    public static readonly SheetTable Track = new(5, "track",
        "track_id,name,album_id,media_type_id,genre_id,composer,milliseconds,bytes,unit_price",
        DefectKind.Quarantined, DefectKind.Missing, DefectKind.Duplicate);

    public static readonly SheetTable Playlist = new(6, "playlist", "playlist_id,name");

    public static readonly SheetTable PlaylistTrack = new(7, "playlist_track", "playlist_id,track_id",
        DefectKind.Quarantined, DefectKind.Duplicate);

    public static readonly SheetTable Employee = new(8, "employee",
        "employee_id,last_name,first_name,title,reports_to,birth_date,hire_date,"
        + "address,city,state,country,postal_code,phone,fax,email");

    public static readonly SheetTable Customer = new(9, "customer",
        "customer_id,first_name,last_name,company,address,city,state,country,postal_code,phone,fax,email,support_rep_id",
        DefectKind.Quarantined, DefectKind.Missing, DefectKind.Duplicate, DefectKind.Spelling);

    public static readonly SheetTable Invoice = new(10, "invoice",
        "invoice_id,customer_id,invoice_date,billing_address,billing_city,billing_state,"
        + "billing_country,billing_postal_code,total",
        DefectKind.Quarantined, DefectKind.Rescued, DefectKind.Missing, DefectKind.Duplicate, DefectKind.Spelling);

    public static readonly SheetTable InvoiceLine = new(11, "invoice_line",
        "invoice_line_id,invoice_id,track_id,unit_price,quantity",
        DefectKind.Quarantined, DefectKind.Missing, DefectKind.Duplicate);
}
