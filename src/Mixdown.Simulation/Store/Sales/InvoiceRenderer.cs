using Mixdown.Simulation.Csv;
using Mixdown.Simulation.Defects;
using Mixdown.Simulation.Sheets;
using Mixdown.Simulation.Store.Catalog;
using Mixdown.Simulation.Store.People;

namespace Mixdown.Simulation.Store.Sales;

/// <summary>Turns purchases into invoices and lines. Hot: two of three rows of a store pass here.</summary>
sealed class InvoiceRenderer(ulong seed, StoreSizes sizes, CatalogShape shape)
{
    const int SecondsPerDay = 24 * 3600;
    readonly Basket _basket = new(seed, shape);

    /// <summary>Renders the invoices into the first sheet and their lines into the second.</summary>
    public void Render(PieceSheets sheets, InvoicePiece piece)
    {
        var (invoice, line) = (piece.InvoicesBefore, piece.LinesBefore);
        foreach (var visit in piece.Visits.Span)
        {
            var profile = CustomerProfile.Of(seed, visit.Customer, sizes.Agents, shape.Charts);
            var cents = _basket.Fill(sheets[1], visit, piece.Month, profile, new LineIds(invoice + 1, line), sheets.Tally);
            sheets.Tally.Invoice(Calendar.YearOf(piece.Month), profile.Address.CountryIndex, cents);
            var isFirst = piece.BeginsMonth && invoice == piece.InvoicesBefore;
            Invoice(sheets[0], ++invoice, visit, new InvoiceHead(piece.Month, isFirst, profile.Address, cents));
            line += visit.Lines;
        }
    }

    static void Invoice(TableSheet sheet, long id, Visit visit, InvoiceHead head)
    {
        var csv = sheet.Csv;
        sheet.Begin(id - 1);
        csv.Integer(id);
        csv.Integer(visit.Customer);
        // A month's first invoice keeps its date, so that a lost one can be found within its month.
        if (!head.IsFirstOfMonth && sheet.Strikes(DefectKind.Rescued))
            BadDate(sheet, head.Month, visit.Second);
        else
            Date(csv, head.Month, visit.Second);
        head.Address.Street(csv);
        head.Address.CityAndState(csv);
        var isMissing = sheet.Strikes(DefectKind.Missing);
        var isTotalMissing = isMissing && sheet.Look.Chance(500);
        if (isMissing && !isTotalMissing)
            csv.Null();
        else
            CountryField.Write(sheet, head.Address.Country);
        head.Address.PostalCode(csv);
        if (isTotalMissing)
            csv.Null();
        else
            csv.Cents(head.Cents);
        sheet.End();
    }

    static void Date(CsvWriter csv, int month, int second) => csv.Timestamp(
        Calendar.YearOf(month), (month % 12) + 1, (second / SecondsPerDay) + 1, second % SecondsPerDay);

    static void BadDate(TableSheet sheet, int month, int second)
    {
        var (year, time) = (Calendar.YearOf(month), second % SecondsPerDay);
        switch (sheet.Look.Below(4))
        {
            case 0:
                sheet.Csv.Text("n/a"u8);
                break;
            case 1:
                sheet.Csv.Timestamp(0, 0, 0, 0);
                break;
            case 2:
                sheet.Csv.Timestamp(year, 2, 30, time);
                break;
            default:
                sheet.Csv.Timestamp(year, 13, (second / SecondsPerDay) + 1, time);
                break;
        }
    }

    readonly record struct InvoiceHead(int Month, bool IsFirstOfMonth, Address Address, long Cents);
}
