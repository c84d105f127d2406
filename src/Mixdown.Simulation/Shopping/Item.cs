using System.Collections.Immutable;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Shopping;

/// <summary>What can be bought.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="Category">Each item has one.</param>
/// <param name="Price">Its middle price in whole dollars.</param>
/// <param name="Weight">Share of purchases.</param>
/// <param name="Season">The season in which it sells half as much again; a place in <see cref="Words.Seasons"/>.</param>
sealed record Item(string Name, string Category, int Price, int Weight, int Season)
{
    const string Clothing = "Clothing";
    const string Accessories = "Accessories";
    const string Footwear = "Footwear";
    const string Outerwear = "Outerwear";

    public static readonly ImmutableArray<Item> All =
    [
        new("Blouse", Clothing, 58, 46, 1), new("Dress", Clothing, 68, 44, 1), new("Hoodie", Clothing, 55, 40, 2),
        new("Jeans", Clothing, 62, 38, 2), new("Pants", Clothing, 60, 45, 0), new("Shirt", Clothing, 52, 45, 0),
        new("Shorts", Clothing, 42, 38, 1), new("Skirt", Clothing, 54, 41, 1), new("Socks", Clothing, 28, 44, 3),
        new("Sweater", Clothing, 63, 43, 3), new("T-shirt", Clothing, 36, 42, 1),
        new("Backpack", Accessories, 66, 36, 2), new("Belt", Accessories, 44, 41, 0), new("Gloves", Accessories, 34, 35, 3),
        new("Handbag", Accessories, 74, 40, 0), new("Hat", Accessories, 38, 39, 1), new("Jewelry", Accessories, 72, 46, 3),
        new("Scarf", Accessories, 40, 39, 3), new("Sunglasses", Accessories, 56, 40, 1),
        new("Boots", Footwear, 78, 37, 2), new("Sandals", Footwear, 46, 40, 1), new("Shoes", Footwear, 70, 38, 0),
        new("Sneakers", Footwear, 67, 37, 0),
        new("Coat", Outerwear, 82, 41, 3), new("Jacket", Outerwear, 76, 41, 2),
    ];

    static readonly ImmutableArray<Weights> BySeason =
        [.. Enumerable.Range(0, 4).Select(season => new Weights([.. All.Select(item => item.Season == season ? item.Weight * 3 : item.Weight * 2)]))];

    /// <summary>Picks an item by what sells in a season.</summary>
    public static Item Pick(int season, ref RandomStream random) => All[BySeason[season].Pick(ref random)];
}
