using System.Collections.Immutable;
using Mixdown.Simulation.Defects;
using Mixdown.Simulation.Randomness;
using Mixdown.Simulation.Sheets;
using Mixdown.Simulation.Store.Catalog;

namespace Mixdown.Simulation.Store.People;

/// <summary>Customers, in the order in which they came.</summary>
sealed class CustomerSection(ulong seed, StoreSizes sizes, Staff staff, Charts charts) : IStoreSection
{
    const int CustomersPerPiece = 4096;

    /// <inheritdoc/>
    public ImmutableArray<(SheetTable Table, long ExpectedRows)> Tables { get; } = [(StoreTables.Customer, sizes.Customers)];

    /// <inheritdoc/>
    public IEnumerable<Action<PieceSheets>> Pieces() => Slices.Of(sizes.Customers, CustomersPerPiece, Render);

    void Render(PieceSheets sheets, int from, int to)
    {
        for (var id = from + 1; id <= to; id++)
        {
            sheets[0].Begin(id - 1);
            Customer(sheets[0], id);
            sheets[0].End();
        }
    }

    void Customer(TableSheet sheet, int id)
    {
        var csv = sheet.Csv;
        var profile = CustomerProfile.Of(seed, id, sizes.Agents, charts);
        var country = profile.Address.Country;
        var random = new RandomStream(seed, RandomPurpose.CustomerText, id);
        var contact = Contact.Of(country, ref random);
        csv.Integer(id);
        contact.GivenName(csv);
        contact.FamilyName(csv);
        csv.Open();
        if (random.Chance(170))
            country.Tongue.Company.Write(csv, ref random);
        csv.Close();
        profile.Address.Street(csv);
        profile.Address.CityAndState(csv);
        CountryField.Write(sheet, country);
        profile.Address.PostalCode(csv);
        contact.Phone(csv, ref random);
        if (random.Chance(200))
            contact.Phone(csv, ref random);
        else
            csv.Null();
        if (sheet.Strikes(DefectKind.Missing))
            csv.Null();
        else
            contact.Email(csv, id, ref random);
        csv.Integer(staff.AgentId(profile.Agent));
    }
}
