namespace Mixdown.Simulation.Store;

/// <summary>How far one table is; reported each time a piece of it has been written.</summary>
/// <param name="Table">The table's name, which is its file's name without <c>.csv</c>.</param>
/// <param name="Rows">Records written so far, planted duplicates and ragged records included.</param>
/// <param name="ExpectedRows">About how many there will be; exact for every table but invoice and invoice_line.</param>
/// <param name="Bytes">Bytes written so far.</param>
public readonly record struct GenerationProgress(string Table, long Rows, long ExpectedRows, long Bytes);
