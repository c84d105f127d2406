using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Ingest.Quarantine.Replay;

/// <summary>Records as a person corrected them: a CSV file with the columns <c>_mx_file</c>, <c>_mx_row</c> and <c>raw</c>, as
/// <c>mixdown quarantine show --csv</c> prints it.</summary>
public sealed class Corrections
{
    static readonly string[] Wanted = ["_mx_file", "_mx_row", "raw"];

    readonly Dictionary<(string File, long Line), byte[]> _records;
    readonly HashSet<(string File, long Line)> _used = [];

    Corrections(string path, Dictionary<(string File, long Line), byte[]> records) => (Path, _records) = (path, records);

    /// <summary>The file that they came from.</summary>
    public string Path { get; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="MixdownException">MX2523: it is no such file.</exception>
    public static Corrections Read(string path, DuckDbEngine engine, CancellationToken cancel)
    {
        if (!File.Exists(path))
            throw Wrong(path, "is not there");
        using var session = engine.OpenSession();
        var file = $"read_csv({SqlText.Literal(path)}, header = true, all_varchar = true, quote = '\"', escape = '\"', delim = ',', null_padding = false)";
        var columns = session.Query($"select column_name from (describe select * from {file})", cancel).Rows.Select(row => (string)row[0]!).ToList();
        if (Wanted.FirstOrDefault(name => !columns.Contains(name, StringComparer.Ordinal)) is { } missing)
            throw Wrong(path, $"has no column '{missing}'");
        var rows = session.Query($"select _mx_file, try_cast(_mx_row as bigint), raw from {file} where raw is not null", cancel).Rows;
        var records = new Dictionary<(string, long), byte[]>();
        foreach (var row in rows)
        {
            if (row[0] is not string name || row[1] is not long line)
                throw Wrong(path, "has a record without _mx_file, or with an _mx_row that is no number");
            records[(name, line)] = Encoding.UTF8.GetBytes((string)row[2]!);
        }
        return new Corrections(path, records);
    }

    /// <summary>The corrected text of a record; null where there is none.</summary>
    internal byte[]? Find(string file, long line)
    {
        if (!_records.TryGetValue((file, line), out var text))
            return null;
        _used.Add((file, line));
        return text;
    }

    /// <summary>A record that no quarantine was found to have; null where all were found.</summary>
    public (string File, long Line)? Unused => _records.Keys.Where(record => !_used.Contains(record)).Select(record => ((string, long)?)record).FirstOrDefault();

    static MixdownException Wrong(string path, string what) => new(new Diagnostic(
        "MX2523", $"{path} {what}", new SourceSpan(path, 1, 1, 1),
        "Begin with 'mixdown quarantine show TABLE --csv', and correct the texts in its column 'raw'."));
}
