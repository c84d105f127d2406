using Mixdown.Simulation.Defects;
using Mixdown.Simulation.Sheets;

namespace Mixdown.Simulation.Store.People;

/// <summary>Writes a country, in another spelling where the plan says so.</summary>
static class CountryField
{
    public static void Write(TableSheet sheet, Country country)
    {
        var spelling = sheet.Strikes(DefectKind.Spelling) ? sheet.Look.Between(1, country.Spellings.Count - 1) : 0;
        sheet.Csv.Text(country.Spellings[spelling]);
    }
}
