using System.Collections.Immutable;
using Mixdown.Simulation.Csv;
using Mixdown.Simulation.Randomness;
using Mixdown.Simulation.Sheets;

namespace Mixdown.Simulation.Store.People;

/// <summary>Employees: all live in the country of the store.</summary>
sealed class EmployeeSection(ulong seed, Staff staff) : IStoreSection
{
    static readonly int Home = Country.All.IndexOf(Country.All.Single(country => country.Code == "NL"));

    /// <inheritdoc/>
    public ImmutableArray<(SheetTable Table, long ExpectedRows)> Tables { get; } = [(StoreTables.Employee, staff.Count)];

    /// <inheritdoc/>
    public IEnumerable<Action<PieceSheets>> Pieces() => [Render];

    void Render(PieceSheets sheets)
    {
        for (var id = 1; id <= staff.Count; id++)
        {
            sheets[0].Begin(id - 1);
            Employee(sheets[0].Csv, id);
            sheets[0].End();
        }
    }

    void Employee(CsvWriter csv, int id)
    {
        var random = new RandomStream(seed, RandomPurpose.Employee, id);
        var address = new Address(seed, Home, random.Below(3), -id);
        var contact = Contact.Of(address.Country, ref random);
        csv.Integer(id);
        contact.FamilyName(csv);
        contact.GivenName(csv);
        csv.Text(staff.TitleOf(id));
        if (staff.ReportsTo(id) is { } superior)
            csv.Integer(superior);
        else
            csv.Null();
        Day(csv, random.Between(1958, 1999), ref random);
        Day(csv, random.Between(2015, 2020), ref random);
        address.Street(csv);
        address.CityAndState(csv);
        csv.Text(address.Country.Spellings[0]);
        address.PostalCode(csv);
        contact.Phone(csv, ref random);
        csv.Null();
        contact.Email(csv, id, ref random);
    }

    static void Day(CsvWriter csv, int year, ref RandomStream random) =>
        csv.Timestamp(year, random.Between(1, 12), random.Between(1, 28), secondOfDay: 0);
}
