namespace Mixdown.Simulation.Store.Sales;

/// <summary>Some invoices of one month that follow each other.</summary>
/// <param name="Month">From 0.</param>
/// <param name="Visits">One for each invoice, in the order of time.</param>
/// <param name="BeginsMonth">Whether the first of them is the month's first.</param>
/// <param name="InvoicesBefore">Invoices before this piece, so its first id is one more.</param>
/// <param name="LinesBefore">Lines before this piece.</param>
sealed record InvoicePiece(int Month, ReadOnlyMemory<Visit> Visits, bool BeginsMonth, long InvoicesBefore, long LinesBefore);
