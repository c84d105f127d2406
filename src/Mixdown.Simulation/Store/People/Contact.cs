using Mixdown.Simulation.Csv;
using Mixdown.Simulation.Randomness;
using Mixdown.Simulation.Words;

namespace Mixdown.Simulation.Store.People;

/// <summary>Name, telephone and e-mail address of a person.</summary>
/// <param name="Country">Where they live.</param>
/// <param name="Given">Place of the given name in the country's tongue.</param>
/// <param name="Family">Place of the family name.</param>
readonly record struct Contact(Country Country, int Given, int Family)
{
    static readonly Vocabulary Domains =
        Vocabulary.Of("example.com example.org example.net mail.example post.example inbox.example");

    public static Contact Of(Country country, ref RandomStream random) =>
        new(country, random.Below(country.Tongue.Given.Count), random.Below(country.Tongue.Family.Count));

    public void GivenName(CsvWriter csv) => csv.Text(Country.Tongue.Given[Given]);

    public void FamilyName(CsvWriter csv) => csv.Text(Country.Tongue.Family[Family]);

    /// <summary>Writes a telephone number, such as <c>+49 (30) 555-0123</c>.</summary>
    public void Phone(CsvWriter csv, ref RandomStream random)
    {
        csv.Open();
        csv.Append("+"u8);
        csv.Digits(Country.DialCode);
        csv.Append(" ("u8);
        csv.Digits(random.Between(10, 99));
        csv.Append(") 555-"u8);
        csv.Digits(random.Below(10_000), places: 4);
    }

    /// <summary>Writes an address at one of the domains that belong to nobody (RFC 2606).</summary>
    public void Email(CsvWriter csv, int id, ref RandomStream random)
    {
        csv.Open();
        csv.Append(Country.Tongue.GivenInAscii[Given]);
        csv.Append("."u8);
        csv.Append(Country.Tongue.FamilyInAscii[Family]);
        csv.Digits(id);
        csv.Append("@"u8);
        csv.Append(Domains[random.Below(Domains.Count)]);
    }
}
