namespace Mixdown.Simulation.Store.Sales;

/// <summary>Where an invoice's lines stand.</summary>
/// <param name="Invoice">Id of the invoice.</param>
/// <param name="LinesBefore">Lines of all invoices before it, so that its first line's id is one more.</param>
readonly record struct LineIds(long Invoice, long LinesBefore);
