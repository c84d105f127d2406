using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution.Nested;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Evolution;

/// <summary>Decides the columns of a table from those that it has, those that its files bring and those that the project file
/// declares. Pure.</summary>
/// <param name="load">The load's name for messages.</param>
/// <param name="table">What the project file says of the table: its contract, its declared columns.</param>
/// <param name="guess">The type of a column whose values look so.</param>
sealed class SchemaMerge(LoadDefinition load, LoadTable table, Func<TypeEvidence, DataType> guess)
{
    readonly SchemaMessages _say = new(load, table);
    readonly List<Diagnostic> _errors = [];
    readonly List<Diagnostic> _warnings = [];
    readonly List<SchemaChange> _changes = [];

    /// <summary>Whether columns may become wider: the contract says so, or a person does for this run.</summary>
    public bool Widens { get; init; } = table.Contract.DataType == TypeContract.Evolve;

    /// <summary>The versions of the table's columns, oldest first.</summary>
    public IReadOnlyList<SchemaVersion> History { get; init; } = [];

    /// <summary>The columns that need not be looked at: declared ones, and those of the table whose type will not change.</summary>
    /// <param name="frozen">As for <see cref="Plan"/>.</param>
    public ColumnList Settled(ColumnList? frozen) => new(
    [
        .. (frozen ?? []).Where(column => !Widens || column.Type is DataType.String || RowLineage.Has(column)),
        .. table.Columns.Where(declared => frozen is null || Widens || frozen.IndexOf(declared.Name) < 0).Select(column => new Column(column.Name, column.Type)),
    ]);

    /// <param name="frozen">The table's columns, system columns among them; null when it has no rows: then no type is frozen.</param>
    /// <param name="files">The files that are about to be read; none where only declarations may have changed.</param>
    public SchemaPlan Plan(ColumnList? frozen, IReadOnlyList<FileColumns> files)
    {
        var own = frozen?.Where(column => !RowLineage.Has(column)).ToList() ?? [];
        CheckDeclared(own, files);
        List<Column> columns = [.. own.Select(column => Kept(column, files))];
        List<Column> added = [.. Added(frozen, own, files)];
        if (frozen is not null)
            _changes.AddRange(added.Select(column => new SchemaChange(column.Name, SchemaChangeKind.Added, From: null, TypeWords.Of(column.Type))));
        if (frozen is not null && files.Count > 0)
            CheckMissing(columns, files);
        return new SchemaPlan(
            new ColumnList([.. columns, .. added, .. RowLineage.Read, .. RowLineage.Constants]), _changes, _errors, _warnings);
    }

    IEnumerable<Column> Added(ColumnList? frozen, List<Column> own, IReadOnlyList<FileColumns> files)
    {
        var found = files.SelectMany(file => file.Columns)
            .GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => !own.Exists(column => IsNamed(column, group.Key)))
            .ToList();
        if (frozen is not null && table.Contract.Columns == ColumnContract.Freeze)
            _errors.AddRange(found.Select(group => _say.Unexpected(group.Key, files)));
        return frozen is null || table.Contract.Columns == ColumnContract.Evolve ? found.ConvertAll(group => NewColumn([.. group])) : [];
    }

    Column NewColumn(IReadOnlyList<FileColumn> found)
    {
        var name = found[0].Name;
        if (Declared(name) is { } declared)
            return new Column(name, declared.Type);
        if (found[0].Settled is { } settled)
            return settled;
        var all = Evidence(found);
        if (all.Values == 0)
            _warnings.Add(_say.NoValue(name));
        else if (TypeGuess.IsUnclearDate(all))
            _warnings.Add(_say.UnclearDate(name, all));
        return JsonFact.Mark(new Column(name, guess(all)), all);
    }

    /// <summary>A column that the table has, wide enough for what comes where that is allowed.</summary>
    Column Kept(Column column, IReadOnlyList<FileColumns> files)
    {
        if (column.Type is DataType.Struct or DataType.List)
            return column with { Type = Grown(column, files) };
        if (!Widens || Wider(column, files) is not { } type || type == column.Type)
            return column;
        _changes.Add(new SchemaChange(column.Name, SchemaChangeKind.Widened, TypeWords.Of(column.Type), TypeWords.Of(type)));
        return column with { Type = type };
    }

    /// <summary>A nested column with the fields that come.</summary>
    DataType Grown(Column column, IReadOnlyList<FileColumns> files)
    {
        if (table.Contract.Columns != ColumnContract.Evolve || Declared(column.Name) is not null)
            return column.Type;
        var found = files.SelectMany(file => file.Columns).Where(other => IsNamed(column, other.Name)).ToList();
        var settled = found.Select(other => other.Settled?.Type).OfType<DataType>();
        var seen = Evidence(found);
        return settled.Append(seen.Values == 0 ? column.Type : guess(seen))
            .Aggregate(column.Type, (have, come) => NestedFields.Add(have, come, column.Name, _changes));
    }

    DataType? Wider(Column column, IReadOnlyList<FileColumns> files)
    {
        if (Declared(column.Name) is { } declared)
            return declared.Type;
        var found = files.SelectMany(file => file.Columns).Where(other => IsNamed(column, other.Name)).ToList();
        var settled = found.Select(other => other.Settled?.Type).OfType<DataType>().Aggregate(column.Type, Widening.Join);
        return Widening.For(settled, Evidence(found), guess);
    }

    void CheckDeclared(List<Column> own, IReadOnlyList<FileColumns> files)
    {
        foreach (var declared in table.Columns)
        {
            var inLake = own.Find(column => IsNamed(column, declared.Name));
            if (inLake is null && files.Count > 0 && !IsIn(declared.Name, files))
                _errors.Add(_say.NoColumn(declared.Name, declared.At, files));
            else if (inLake is not null && inLake.Type != declared.Type && !(Widens && Widening.Holds(declared.Type, inLake.Type)))
                _errors.Add(_say.OtherType(declared, inLake.Type));
        }
        if (files.Count == 0)
            return;
        foreach (var key in table.UniqueKey.Where(key => !own.Exists(column => IsNamed(column, key)) && !IsIn(key, files)))
            _errors.Add(_say.NoColumn(key, table.At, files));
    }

    /// <summary>A file that brings less than the table has; and what all of them have no longer, or have again.</summary>
    void CheckMissing(List<Column> columns, IReadOnlyList<FileColumns> files)
    {
        foreach (var file in files.Where(file => !file.MayOmit))
        {
            var missing = columns.Where(column => file.IndexOf(column.Name) < 0).Select(column => column.Name).ToList();
            if (missing.Count > 0 && table.Contract.Columns == ColumnContract.Freeze)
                _errors.Add(_say.Missing(file, missing));
            else if (missing.Count > 0)
                _warnings.Add(_say.ReadsNull(file, missing));
        }
        if (files.Any(file => file.MayOmit))
            return;
        var before = SchemaHistory.Missing(History);
        foreach (var column in columns.Where(column => IsIn(column.Name, files) == before.Contains(column.Name)))
        {
            var kind = before.Contains(column.Name) ? SchemaChangeKind.Returned : SchemaChangeKind.Missing;
            _changes.Add(new SchemaChange(column.Name, kind, TypeWords.Of(column.Type), TypeWords.Of(column.Type)));
        }
    }

    static TypeEvidence Evidence(IReadOnlyList<FileColumn> found)
    {
        var all = new TypeEvidence();
        foreach (var seen in found.Select(column => column.Evidence).OfType<TypeEvidence>())
            all.Add(seen);
        return all;
    }

    DeclaredColumn? Declared(string name) =>
        table.Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));

    static bool IsIn(string name, IReadOnlyList<FileColumns> files) => files.Any(file => file.IndexOf(name) >= 0);

    static bool IsNamed(Column column, string name) => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase);
}
