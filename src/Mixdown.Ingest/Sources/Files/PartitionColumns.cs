using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>Columns that stand in the folders of a file's path: <c>year=2024/month=05/part.csv</c>.</summary>
sealed class PartitionColumns(Partitions kind)
{
    // Hive's word for NULL.
    const string NullValue = "__HIVE_DEFAULT_PARTITION__";

    /// <summary>The columns of a file with those of its path behind them.</summary>
    /// <exception cref="MixdownException">MX2205: one stands in both.</exception>
    public FileColumns AddTo(FileColumns columns, ColumnList known)
    {
        var found = Of(columns.Path);
        if (found.Find(value => columns.IndexOf(value.Name) >= 0) is { Name: not null } twice)
            throw new MixdownException(new Diagnostic(
                "MX2205", $"the column '{twice.Name}' stands in the file and in its path", new SourceSpan(columns.Path, 1, 1, 1),
                "Take it out of the file, or remove 'partitions' from the load."));
        return found.Count == 0
            ? columns
            : columns with { Columns = [.. columns.Columns, .. found.Select(value => new FileColumn(value.Name, known.IndexOf(value.Name) < 0 ? Evidence(value.Text) : null))] };
    }

    /// <summary>The targets that are columns of the file itself.</summary>
    public IReadOnlyList<ColumnTarget> Without(string path, IReadOnlyList<ColumnTarget> targets)
    {
        var found = Of(path);
        return found.Count == 0 ? targets : [.. targets.Where(target => !found.Exists(value => Same(value.Name, target.Name)))];
    }

    /// <summary>The values of a file's path, as the columns that they become.</summary>
    /// <exception cref="MixdownException">MX2204: one does not fit its column.</exception>
    public IReadOnlyList<ConstantColumn> Constants(string path, IReadOnlyList<ColumnTarget> targets)
    {
        var constants = new List<ConstantColumn>();
        foreach (var (name, text) in Of(path))
        {
            if (targets.FirstOrDefault(target => Same(target.Name, name))?.Column is not { } column)
                continue;
            if (text is not null && !Fits(column.Type, text))
                throw new MixdownException(new Diagnostic(
                    "MX2204", $"'{text}' in the path of {path} is no {TypeWords.Of(column.Type)} (column '{column.Name}')",
                    new SourceSpan(path, 1, 1, 1), "Correct the folder's name, or declare the column as text before its first load."));
            constants.Add(new ConstantColumn(column, text));
        }
        return constants;
    }

    List<(string Name, string? Text)> Of(string path)
    {
        var found = new List<(string Name, string? Text)>();
        if (kind == Partitions.None)
            return found;
        foreach (var folder in path.Split('/')[..^1])
        {
            var equals = folder.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                continue;
            var text = Uri.UnescapeDataString(folder[(equals + 1)..]);
            found.Add((Uri.UnescapeDataString(folder[..equals]), text == NullValue ? null : text));
        }
        return found;
    }

    static TypeEvidence Evidence(string? text)
    {
        var evidence = new TypeEvidence();
        if (!string.IsNullOrEmpty(text))
            evidence.Add(new ValueLook((byte)'.', DateOrder.Iso).Look(text, evidence));
        return evidence;
    }

    static bool Fits(DataType type, string text) => type switch
    {
        DataType.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        DataType.Decimal => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        DataType.Float => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        DataType.Boolean => bool.TryParse(text, out _),
        DataType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        DataType.Timestamp => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => true,
    };

    static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
