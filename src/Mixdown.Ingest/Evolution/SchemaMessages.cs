using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Evolution;

/// <summary>What is said of columns that do not come together.</summary>
/// <param name="load">For its name.</param>
/// <param name="table">For its name and place.</param>
sealed class SchemaMessages(LoadDefinition load, LoadTable table)
{
    public Diagnostic NoValue(string column) => Warn(
        "MX2060", $"column '{column}' of '{table.Name}' has no value: it is text from now on",
        $"Say what it is: tables: {{ {table.Name}: {{ columns: {{ {column}: TYPE }} }} }} in the load '{load.Name}'.");

    public Diagnostic UnclearDate(string column, TypeEvidence seen) => Warn(
        "MX2061", $"column '{column}' of '{table.Name}' stays text: nothing says which part of its dates is the day ('{seen.OtherDate}')",
        $"Say how they are written: options: {{ dates: dmy }} or {{ dates: mdy }} in the load '{load.Name}'.");

    public Diagnostic NoColumn(string column, SourceSpan at, IReadOnlyList<FileColumns> files) => new(
        "MX2062", $"'{table.Name}' has no column '{column}'", at,
        DidYouMean.Hint(column, files.SelectMany(file => file.Columns).Select(found => found.Name)));

    /// <summary>A declaration that is not what the lake has.</summary>
    public Diagnostic OtherType(DeclaredColumn declared, DataType inLake) => new(
        "MX2063", $"column '{declared.Name}' of '{table.Name}' is {TypeWords.Of(inLake)} in the lake and declared {TypeWords.Of(declared.Type)}",
        declared.At,
        Widening.Holds(declared.Type, inLake)
            ? "It can become that without loss: set schema_contract.data_type to evolve, or run 'mixdown load --migrate' once."
            : "Types are settled by a table's first rows. Correct the declaration, or remove the table from the lake to load it anew.");

    /// <summary>A file that has less than the table, where that is an error.</summary>
    public Diagnostic Missing(FileColumns file, IReadOnlyList<string> columns) => new(
        "MX2064", Lacks(file, columns), new SourceSpan(file.Path, 1, 1, 1),
        "Bring it back, or set schema_contract.columns: evolve, which reads NULL there.");

    /// <summary>The same where it is a warning.</summary>
    public Diagnostic ReadsNull(FileColumns file, IReadOnlyList<string> columns) =>
        Warn("MX2064", Lacks(file, columns) + ": it reads NULL there", null) with { At = new SourceSpan(file.Path, 1, 1, 1) };

    public Diagnostic Unexpected(string column, IReadOnlyList<FileColumns> files)
    {
        var file = files.First(file => file.IndexOf(column) >= 0);
        return new Diagnostic(
            "MX2065", $"{file.Path} has a column '{column}', which the table '{table.Name}' does not have, and schema_contract.columns is freeze",
            new SourceSpan(file.Path, 1, 1, 1), "Take the column out, or set schema_contract.columns to evolve (it is added) or discard_value (it is not read).");
    }

    string Lacks(FileColumns file, IReadOnlyList<string> columns) =>
        $"{file.Path} has no column {string.Join(", ", columns.Select(column => $"'{column}'"))}, which the table '{table.Name}' has";

    Diagnostic Warn(string code, string message, string? hint) => new(code, message, table.At, hint, Severity.Warning);
}
