using System.Text;
using Mixdown.Simulation.Defects;
using Mixdown.Simulation.Randomness;
using Mixdown.Simulation.Sheets;

namespace Mixdown.Simulation.Shopping;

/// <summary>Writes purchases as records, with their defects. Hot: every field of every record passes here.</summary>
static class PurchaseSheet
{
    /// <summary>The table and its columns.</summary>
    public static readonly SheetTable Table = new(20, "purchase",
        "Customer ID,Age,Gender,Item Purchased,Category,Purchase Amount,Location,Size,Color,Season,Review Rating,Subscription Status,"
        + "Shipping Type,Discount Applied,Promo Code Used,Previous Purchases,Payment Method,Frequency of Purchases",
        DefectKind.Quarantined, DefectKind.Rescued, DefectKind.Missing, DefectKind.Duplicate, DefectKind.Spelling);

    /// <summary>Writes one record.</summary>
    /// <param name="sheet">Receives it.</param>
    /// <param name="row">The purchase's number: decides its defect.</param>
    /// <param name="purchase">What it says.</param>
    public static void Write(TableSheet sheet, long row, Purchase purchase)
    {
        sheet.Begin(row);
        var look = sheet.Look;
        var struck = sheet.Strikes(DefectKind.Spelling) ? (SpeltColumn)look.Below(4) : SpeltColumn.None;
        var isMissing = sheet.Strikes(DefectKind.Missing);
        var isCategoryMissing = isMissing && look.Chance(500);
        var shopper = purchase.Shopper;
        var csv = sheet.Csv;
        csv.Integer(purchase.Customer);
        csv.Integer(shopper.Age);
        Word(sheet, shopper.IsMale ? "Male" : "Female", struck == SpeltColumn.Gender);
        Word(sheet, purchase.Item.Name);
        Word(sheet, isCategoryMissing ? "" : purchase.Item.Category);
        csv.Integer(purchase.Dollars);
        Word(sheet, Words.Locations[shopper.Location]);
        Word(sheet, Words.Sizes[shopper.Size]);
        Word(sheet, Words.Colors[purchase.Color]);
        Word(sheet, Words.Seasons[purchase.Season], struck == SpeltColumn.Season);
        Rating(sheet, purchase.RatingTenths, isMissing && !isCategoryMissing);
        Word(sheet, shopper.IsSubscribed ? "Yes" : "No", struck == SpeltColumn.Subscription);
        Word(sheet, Words.Shippings[purchase.Shipping]);
        Word(sheet, purchase.IsDiscounted ? "Yes" : "No");
        Word(sheet, purchase.IsDiscounted ? "Yes" : "No");
        csv.Integer(purchase.PurchasesBefore);
        Word(sheet, Words.Payments[purchase.Payment], struck == SpeltColumn.Payment);
        Word(sheet, Words.Frequencies[shopper.Frequency]);
        sheet.End();
    }

    static void Rating(TableSheet sheet, int tenths, bool isMissing)
    {
        var csv = sheet.Csv;
        if (sheet.Strikes(DefectKind.Rescued))
        {
            csv.Text("n/a"u8);
            return;
        }
        csv.Open();
        if (isMissing)
            return;
        csv.Digits(tenths / 10);
        if (tenths % 10 == 0)
            return;
        csv.Append("."u8);
        csv.Digits(tenths % 10);
    }

    static void Word(TableSheet sheet, string standard, bool isSpeltBadly = false)
    {
        Span<byte> utf8 = stackalloc byte[40];
        var text = isSpeltBadly ? Misspelt(standard, sheet.Look) : standard;
        sheet.Csv.Text(utf8[..Encoding.ASCII.GetBytes(text, utf8)]);
    }

    /// <summary>A short form where there is one, or lower or upper case, with a blank before and behind.</summary>
    static string Misspelt(string standard, RandomStream look) => (look.Below(8) % 2, standard) switch
    {
        (0, "Male" or "Female" or "Yes" or "No") => standard[..1],
        (0, "Fall") => "Autumn",
        (0, _) => standard.ToUpperInvariant(),
        _ => $" {standard.ToLowerInvariant()} ",
    };
}
