using Mixdown.Simulation.Randomness;
using Mixdown.Simulation.Store.Catalog;

namespace Mixdown.Simulation.Store.People;

/// <summary>The genres that a customer buys most: places in <see cref="Genre.All"/>.</summary>
readonly record struct Taste(int First, int Second, int Third)
{
    /// <summary>Two favourites by general popularity, and often the music of home.</summary>
    public static Taste Of(int homeGenre, Charts charts, ref RandomStream random)
    {
        var (first, second) = (Popular(charts, ref random), Popular(charts, ref random));
        var third = random.Chance(600) && charts.Has(homeGenre) ? homeGenre : Popular(charts, ref random);
        return new Taste(first, second, third);
    }

    /// <summary>The genre of the next purchase: three in four are favourites.</summary>
    public int Next(Charts charts, ref RandomStream random) => random.Below(20) switch
    {
        < 8 => First,
        < 12 => Second,
        < 15 => Third,
        _ => Popular(charts, ref random),
    };

    static int Popular(Charts charts, ref RandomStream random)
    {
        while (true)
        {
            var genre = Genre.Popularity.Pick(ref random);
            if (charts.Has(genre))
                return genre;
        }
    }
}
