using Mixdown.Simulation.Csv;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Store.People;

/// <summary>Where somebody lives. It holds no text: each part is made when it is written, the same every time.</summary>
/// <param name="Seed">The store's seed.</param>
/// <param name="CountryIndex">Place in <see cref="People.Country.All"/>.</param>
/// <param name="City">Number of the city in its country.</param>
/// <param name="Who">Whose it is: a customer's id, or an employee's below 0.</param>
readonly record struct Address(ulong Seed, int CountryIndex, int City, long Who)
{
    /// <summary>Cities in a country.</summary>
    public const int Cities = 12;

    public Country Country => Country.All[CountryIndex];

    /// <summary>Writes the street with its number.</summary>
    public void Street(CsvWriter csv)
    {
        var random = new RandomStream(Seed, RandomPurpose.Street, Who);
        csv.Open();
        Country.Tongue.Street.Write(csv, ref random);
        csv.Close();
    }

    /// <summary>Writes the city and its state; the state is NULL where the country has none.</summary>
    public void CityAndState(CsvWriter csv)
    {
        var random = new RandomStream(Seed, RandomPurpose.City, (CountryIndex * Cities) + City);
        csv.Open();
        Country.Tongue.City.Write(csv, ref random);
        csv.Close();
        if (Country.States.Count == 0)
            csv.Null();
        else
            csv.Text(Country.States[random.Below(Country.States.Count)]);
    }

    /// <summary>Writes the postal code, which one person in 17 never told.</summary>
    public void PostalCode(CsvWriter csv)
    {
        var random = new RandomStream(Seed, RandomPurpose.PostalCode, Who);
        csv.Open();
        if (random.Chance(60))
            return;
        foreach (var sign in Country.PostalPattern)
        {
            csv.Append([sign switch
            {
                (byte)'#' => (byte)('0' + random.Below(10)),
                (byte)'@' => (byte)('A' + random.Below(26)),
                _ => sign,
            }]);
        }
    }
}
