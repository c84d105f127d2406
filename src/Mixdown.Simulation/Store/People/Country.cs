using System.Collections.Immutable;
using System.Text;
using Mixdown.Simulation.Randomness;
using Mixdown.Simulation.Store.Catalog;
using Mixdown.Simulation.Words;

namespace Mixdown.Simulation.Store.People;

/// <summary>A country with customers. Names and codes are also in docs/generate.md, for whoever repairs spellings.</summary>
/// <param name="Name">The standard spelling.</param>
/// <param name="Code">ISO 3166-1, two letters.</param>
/// <param name="LongName">Another name of it.</param>
/// <param name="DialCode">For telephone numbers.</param>
/// <param name="Tongue">Of its people and places.</param>
/// <param name="Customers">Its share of the customers.</param>
/// <param name="Tier">Its prices: a place in <see cref="Sales.PriceTier.All"/>.</param>
/// <param name="PostalCode">Pattern: <c>#</c> is a digit, <c>@</c> a letter, a leading 0 stays.</param>
/// <param name="HomeGenre">The place in <see cref="Genre.All"/> of what is liked here more than elsewhere.</param>
sealed record Country(
    string Name, string Code, string LongName, int DialCode, Tongue Tongue, int Customers, int Tier,
    string PostalCode, int HomeGenre)
{
    public static readonly ImmutableArray<Country> All =
    [
        Of("USA", "US", "United States of America", 1, Tongues.English, 200, 0, "#####", "Hip-Hop", "CA NY TX WA IL MA FL CO"),
        Of("Germany", "DE", "Federal Republic of Germany", 49, Tongues.German, 90, 1, "#####", "Electronic"),
        Of("United Kingdom", "GB", "United Kingdom of Great Britain and Northern Ireland", 44,
            Tongues.English, 85, 1, "@@# #@@", "Indie"),
        Of("France", "FR", "French Republic", 33, Tongues.French, 80, 1, "#####", "House"),
        Of("Canada", "CA", "Dominion of Canada", 1, Tongues.English, 80, 0, "@#@ #@#", "Folk", "ON QC BC AB NS MB"),
        Of("Brazil", "BR", "Federative Republic of Brazil", 55, Tongues.Portuguese, 75, 3, "#####-###", "Samba",
            "SP RJ MG BA PR"),
        Of("Australia", "AU", "Commonwealth of Australia", 61, Tongues.English, 35, 0, "####", "Rock", "NSW VIC QLD WA"),
        Of("Italy", "IT", "Italian Republic", 39, Tongues.Italian, 40, 2, "#####", "Opera"),
        Of("Spain", "ES", "Kingdom of Spain", 34, Tongues.Spanish, 40, 2, "0####", "Latin"),
        Of("Netherlands", "NL", "Kingdom of the Netherlands", 31, Tongues.Dutch, 30, 1, "#### @@", "House"),
        Of("Sweden", "SE", "Kingdom of Sweden", 46, Tongues.Nordic, 30, 1, "### ##", "Pop"),
        Of("Poland", "PL", "Republic of Poland", 48, Tongues.Slavic, 30, 2, "##-###", "Metal"),
        Of("Mexico", "MX", "United Mexican States", 52, Tongues.Spanish, 35, 3, "0####", "Latin"),
        Of("India", "IN", "Republic of India", 91, Tongues.Indian, 40, 3, "######", "Soundtrack"),
        Of("Switzerland", "CH", "Swiss Confederation", 41, Tongues.German, 20, 1, "####", "Jazz"),
        Of("Norway", "NO", "Kingdom of Norway", 47, Tongues.Nordic, 20, 1, "0###", "Metal"),
        Of("Denmark", "DK", "Kingdom of Denmark", 45, Tongues.Nordic, 20, 1, "####", "Pop"),
        Of("Austria", "AT", "Republic of Austria", 43, Tongues.German, 20, 1, "####", "Classical"),
        Of("Portugal", "PT", "Portuguese Republic", 351, Tongues.Portuguese, 25, 2, "####-###", "World & Traditional"),
        Of("Czech Republic", "CZ", "Czechia", 420, Tongues.Slavic, 20, 2, "### ##", "Classical"),
        Of("Finland", "FI", "Republic of Finland", 358, Tongues.Finnish, 15, 1, "0####", "Metal"),
        Of("Ireland", "IE", "Republic of Ireland", 353, Tongues.English, 15, 1, "@## @#@#", "Folk"),
        Of("Argentina", "AR", "Argentine Republic", 54, Tongues.Spanish, 20, 3, "####", "Latin"),
        Of("New Zealand", "NZ", "Aotearoa New Zealand", 64, Tongues.English, 15, 0, "0###", "Reggae"),
    ];

    /// <summary>Picks a country by its share of the customers.</summary>
    public static readonly Weights ByCustomers = new([.. All.Select(country => country.Customers)]);

    /// <summary>States or provinces; empty where addresses have none.</summary>
    public Vocabulary States { get; private init; } = Vocabulary.Of("");

    /// <summary>The standard name, and then the other spellings that are planted.</summary>
    public Vocabulary Spellings { get; } = new(Name, Code, LongName, $" {Lower(Name)} ");

    /// <summary><see cref="PostalCode"/> as bytes.</summary>
    public byte[] PostalPattern { get; } = Encoding.ASCII.GetBytes(PostalCode);

    static string Lower(string name) => name.ToLowerInvariant();

    static Country Of(
        string name, string code, string longName, int dial, Tongue tongue, int customers, int tier, string postal, string genre,
        string states = "") =>
        new(name, code, longName, dial, tongue, customers, tier, postal, Genre.IndexOf(genre)) { States = Vocabulary.Of(states) };
}
