using Mixdown.Simulation.Defects;
using Mixdown.Simulation.Randomness;
using Mixdown.Simulation.Sheets;
using Mixdown.Simulation.Store.Catalog;
using Mixdown.Simulation.Store.People;

namespace Mixdown.Simulation.Store.Sales;

/// <summary>Fills an invoice with tracks to the customer's taste, at the prices of the customer's country.</summary>
sealed class Basket(ulong seed, CatalogShape shape)
{
    const int MaxLines = 15;
    const int TriesForAnotherTrack = 8;

    /// <summary>Writes the lines of one invoice.</summary>
    /// <returns>The invoice's total in cents.</returns>
    public long Fill(TableSheet sheet, Visit visit, int month, CustomerProfile customer, LineIds ids, TruthTally tally)
    {
        var random = new RandomStream(
            seed, RandomPurpose.Basket, (((long)visit.Customer * Calendar.Months) + month) * 8 + visit.Number);
        var prices = PriceTier.All[customer.Address.Country.Tier];
        Span<int> bought = stackalloc int[MaxLines];
        var total = 0L;
        for (var line = 0; line < visit.Lines; line++)
        {
            var (track, album) = Another(bought[..line], customer.Taste, ref random);
            bought[line] = track;
            var item = new Item(track, prices.Cents(shape.PriceClassOf(album)), Quantity(ref random));
            Line(sheet, ids.LinesBefore + line, ids.Invoice, item);
            total += item.Cents * item.Quantity;
            tally.Quantity += item.Quantity;
        }
        return total;
    }

    // Nobody buys a track twice at once; where a genre has hardly more tracks than the basket, chance may still have it so.
    (int Track, int Album) Another(ReadOnlySpan<int> bought, Taste taste, ref RandomStream random)
    {
        var pick = shape.Charts.Pick(seed, taste.Next(shape.Charts, ref random), ref random);
        for (var i = 0; i < TriesForAnotherTrack && bought.Contains(pick.Track); i++)
            pick = shape.Charts.Pick(seed, taste.Next(shape.Charts, ref random), ref random);
        return pick;
    }

    // One line in 33 is also a present for somebody.
    static int Quantity(ref RandomStream random) => random.Below(1000) switch
    {
        < 970 => 1,
        < 995 => 2,
        _ => 3,
    };

    static void Line(TableSheet sheet, long row, long invoice, Item item)
    {
        sheet.Begin(row);
        sheet.Csv.Integer(row + 1);
        sheet.Csv.Integer(invoice);
        sheet.Csv.Integer(item.Track + 1);
        sheet.Csv.Cents(item.Cents);
        // Only a quantity of 1 can be guessed, so only that goes missing.
        if (item.Quantity == 1 && sheet.Strikes(DefectKind.Missing))
            sheet.Csv.Null();
        else
            sheet.Csv.Integer(item.Quantity);
        sheet.End();
    }

    readonly record struct Item(int Track, long Cents, int Quantity);
}
