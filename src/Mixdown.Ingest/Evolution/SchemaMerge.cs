using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Evolution;

/// <summary>Decides the columns of a table from those that it has, those that its files bring and those that the project file
/// declares. Pure.</summary>
/// <param name="load">The contract, and the load's name for messages.</param>
/// <param name="table">What the project file says of the table.</param>
/// <param name="guess">The type of a column whose values look so.</param>
sealed class SchemaMerge(LoadDefinition load, LoadTable table, Func<TypeEvidence, DataType> guess)
{
    readonly List<Diagnostic> _errors = [];
    readonly List<Diagnostic> _warnings = [];

    /// <param name="frozen">The table's columns, system columns among them; null when it has no rows: then no type is frozen.</param>
    /// <param name="files">The files that are about to be read.</param>
    public SchemaPlan Plan(ColumnList? frozen, IReadOnlyList<FileColumns> files)
    {
        var columns = frozen?.Where(column => !RowLineage.Has(column)).ToList() ?? [];
        CheckDeclared(columns, files);
        var found = files.SelectMany(file => file.Columns)
            .GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => !columns.Exists(column => IsNamed(column, group.Key)))
            .ToList();
        var added = frozen is null || load.Contract.Columns == ColumnContract.Evolve
            ? found.ConvertAll(group => NewColumn(group.First(), [.. group.Select(column => column.Evidence).OfType<TypeEvidence>()]))
            : [];
        if (frozen is not null && load.Contract.Columns == ColumnContract.Freeze)
            _errors.AddRange(found.Select(group => Unexpected(group.Key, files)));
        if (frozen is not null)
            CheckMissing(columns, files);
        return new SchemaPlan(
            new ColumnList([.. columns, .. added, .. RowLineage.Read, .. RowLineage.Constants]),
            frozen is null ? [] : [.. added.Select(column => column.Name)],
            _errors, _warnings);
    }

    Column NewColumn(FileColumn first, IReadOnlyList<TypeEvidence> seen)
    {
        var name = first.Name;
        if (Declared(name) is { } declared)
            return new Column(name, declared.Type);
        if (first.Settled is { } settled)
            return settled;
        var all = new TypeEvidence();
        foreach (var evidence in seen)
            all.Add(evidence);
        if (all.Values == 0)
            _warnings.Add(Warn("MX2060", $"column '{name}' of '{table.Name}' has no value: it is text from now on", Declare(name, "TYPE")));
        else if (TypeGuess.IsUnclearDate(all))
            _warnings.Add(UnclearDate(name, all));
        return new Column(name, guess(all));
    }

    Diagnostic UnclearDate(string name, TypeEvidence seen) => Warn(
        "MX2061", $"column '{name}' of '{table.Name}' stays text: its dates may be read in more than one way ('{seen.OtherDate}')",
        $"Say how they are written: options: {{ dates: dmy }} or {{ dates: mdy }} in the load '{load.Name}'.");

    void CheckDeclared(List<Column> frozen, IReadOnlyList<FileColumns> files)
    {
        foreach (var declared in table.Columns)
        {
            var inLake = frozen.Find(column => IsNamed(column, declared.Name));
            var inFiles = files.Any(file => file.IndexOf(declared.Name) >= 0);
            if (inLake is null && !inFiles)
                _errors.Add(NoColumn(declared.Name, declared.At, files));
            else if (inLake is not null && inLake.Type != declared.Type)
                _errors.Add(new Diagnostic(
                    "MX2063", $"column '{declared.Name}' of '{table.Name}' is {TypeWords.Of(inLake.Type)} in the lake and declared {TypeWords.Of(declared.Type)}",
                    declared.At, "Types are settled by a table's first rows. Correct the declaration, or remove the table from the lake to load it anew."));
        }
        foreach (var key in table.UniqueKey.Where(key => !frozen.Exists(column => IsNamed(column, key)) && !files.Any(file => file.IndexOf(key) >= 0)))
            _errors.Add(NoColumn(key, table.At, files));
    }

    /// <summary>A file that brings less than the table has.</summary>
    void CheckMissing(List<Column> columns, IReadOnlyList<FileColumns> files)
    {
        foreach (var file in files)
        {
            var missing = columns.Where(column => file.IndexOf(column.Name) < 0).Select(column => $"'{column.Name}'").ToList();
            if (missing.Count == 0)
                continue;
            var message = $"{file.Path} has no column {string.Join(", ", missing)}, which the table '{table.Name}' has";
            if (load.Contract.Columns == ColumnContract.Freeze)
                _errors.Add(new Diagnostic("MX2064", message, new SourceSpan(file.Path, 1, 1, 1), "Bring it back, or set schema_contract.columns: evolve, which reads NULL there."));
            else
                _warnings.Add(Warn("MX2064", message + ": it reads NULL there", null) with { At = new SourceSpan(file.Path, 1, 1, 1) });
        }
    }

    Diagnostic Unexpected(string name, IReadOnlyList<FileColumns> files)
    {
        var file = files.First(file => file.IndexOf(name) >= 0);
        return new Diagnostic(
            "MX2065", $"{file.Path} has a column '{name}', which the table '{table.Name}' does not have, and schema_contract.columns is freeze",
            new SourceSpan(file.Path, 1, 1, 1), "Take the column out, or set schema_contract.columns to evolve (it is added) or discard_value (it is not read).");
    }

    Diagnostic NoColumn(string name, SourceSpan at, IReadOnlyList<FileColumns> files) => new(
        "MX2062", $"'{table.Name}' has no column '{name}'", at,
        DidYouMean.Hint(name, files.SelectMany(file => file.Columns).Select(column => column.Name)));

    DeclaredColumn? Declared(string name) =>
        table.Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));

    Diagnostic Warn(string code, string message, string? hint) => new(code, message, table.At, hint, Severity.Warning);

    string Declare(string name, string type) => $"Say what it is: tables: {{ {table.Name}: {{ columns: {{ {name}: {type} }} }} }} in the load '{load.Name}'.";

    static bool IsNamed(Column column, string name) => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase);
}
