using System.Collections.Immutable;
using Mixdown.Simulation.Store.Catalog;
using Mixdown.Simulation.Store.People;
using Mixdown.Simulation.Store.Sales;

namespace Mixdown.Simulation.Store;

/// <summary>The store, section by section, in the order in which it is written.</summary>
static class StoreSections
{
    /// <summary>Every table of the store.</summary>
    public static readonly ImmutableArray<StoreTable> AllTables =
    [
        StoreTable.Genre, StoreTable.MediaType, StoreTable.Artist, StoreTable.Album, StoreTable.Track, StoreTable.Playlist,
        StoreTable.PlaylistTrack, StoreTable.Employee, StoreTable.Customer, StoreTable.Invoice, StoreTable.InvoiceLine,
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
