using System.Collections.Immutable;
using Mixdown.Simulation.Sheets;
using Mixdown.Simulation.Store.Catalog;

namespace Mixdown.Simulation.Store.Sales;

/// <summary>Invoices and their lines, in the order of time.</summary>
sealed class SalesSection(ulong seed, StoreSizes sizes, CatalogShape shape) : IStoreSection
{
    const int InvoicesPerPiece = 2048;
    readonly MonthPlan _plan = new(seed, new Cohorts(sizes.Customers));
    readonly InvoiceRenderer _invoices = new(seed, sizes, shape);

    /// <inheritdoc/>
    public ImmutableArray<(SheetTable Table, long ExpectedRows)> Tables { get; } =
        [(StoreTables.Invoice, sizes.Customers * 7L), (StoreTables.InvoiceLine, sizes.Customers * 38L)];

    /// <inheritdoc/>
    public IEnumerable<Action<PieceSheets>> Pieces()
    {
        var (invoice, line) = (0L, 0L);
        for (var month = 0; month < Calendar.Months; month++)
        {
            var visits = _plan.Visits(month);
            for (var from = 0; from < visits.Length; from += InvoicesPerPiece)
            {
                var piece = new InvoicePiece(
                    month, visits.AsMemory(from, Math.Min(InvoicesPerPiece, visits.Length - from)), from == 0, invoice, line);
                yield return sheets => _invoices.Render(sheets, piece);
                (invoice, line) = (invoice + piece.Visits.Length, line + LinesOf(piece.Visits.Span));
            }
        }
    }

    static long LinesOf(ReadOnlySpan<Visit> visits)
    {
        var lines = 0L;
        foreach (var visit in visits)
            lines += visit.Lines;
        return lines;
    }
}
