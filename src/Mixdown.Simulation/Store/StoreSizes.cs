namespace Mixdown.Simulation.Store;

/// <summary>How many rows each table has at a scale. At 1 they are the sizes of the Chinook sample store.</summary>
sealed record StoreSizes
{
    /// <param name="scale">As in <see cref="StoreOptions.Scale"/>.</param>
    public StoreSizes(int scale)
    {
        (Artists, Albums, Tracks) = (Catalogue(275, scale), Catalogue(347, scale), Catalogue(3503, scale));
        (Playlists, PlaylistTracks) = (Catalogue(18, scale), Catalogue(8715, scale));
        Customers = 59 * scale;
        Agents = (int)Root(9 * (UInt128)scale, 2);
        Technicians = (int)Root(8 * (UInt128)scale, 3);
    }

    public int Artists { get; }

    public int Albums { get; }

    public int Tracks { get; }

    public int Playlists { get; }

    public int PlaylistTracks { get; }

    public int Customers { get; }

    /// <summary>Sales support agents: one for ever more customers as the store grows.</summary>
    public int Agents { get; }

    /// <summary>IT staff.</summary>
    public int Technicians { get; }

    /// <summary><paramref name="atOne"/> × scale^(2/3), rounded down, in whole numbers so that every machine agrees.</summary>
    static int Catalogue(int atOne, int scale) =>
        (int)Root((UInt128)atOne * (UInt128)atOne * (UInt128)atOne * (UInt128)scale * (UInt128)scale, 3);

    static ulong Root(UInt128 value, int degree)
    {
        var (low, high) = (0UL, 1UL << 40);
        while (low + 1 < high)
        {
            var middle = low + ((high - low) / 2);
            var power = degree == 2 ? (UInt128)middle * middle : (UInt128)middle * middle * middle;
            if (power <= value)
                low = middle;
            else
                high = middle;
        }
        return low;
    }
}
