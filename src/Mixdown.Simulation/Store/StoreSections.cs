using System.Collections.Immutable;
using Mixdown.Simulation.Sheets;
using Mixdown.Simulation.Store.Catalog;
using Mixdown.Simulation.Store.People;
using Mixdown.Simulation.Store.Sales;

namespace Mixdown.Simulation.Store;

/// <summary>The store, section by section, in the order in which it is written.</summary>
static class StoreSections
{
    /// <summary>Every table of the store.</summary>
    public static readonly ImmutableArray<SheetTable> AllTables =
    [
        StoreTables.Genre, StoreTables.MediaType, StoreTables.Artist, StoreTables.Album, StoreTables.Track, StoreTables.Playlist,
        StoreTables.PlaylistTrack, StoreTables.Employee, StoreTables.Customer, StoreTables.Invoice, StoreTables.InvoiceLine,
    ];

    /// <summary>The sections of one store; they share what is known about the catalogue.</summary>
    public static ImmutableArray<IStoreSection> Of(ulong seed, int scale)
    {
        var sizes = new StoreSizes(scale);
        var shape = new CatalogShape(seed, sizes);
        var staff = new Staff(sizes);
        return
        [
            new ReferenceSection(),
            new CatalogSection(seed, sizes, shape),
            new PlaylistSection(seed, sizes, shape),
            new EmployeeSection(seed, staff),
            new CustomerSection(seed, sizes, staff, shape.Charts),
            new SalesSection(seed, sizes, shape),
        ];
    }
}
