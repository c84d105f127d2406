using System.Text;
using Mixdown.Runs.Quality.Reading;
using Mixdown.Runs.Serving;

namespace Mixdown.Runs.Quality;

/// <summary>What lies in the quarantine of a served project: for pages. Safe for several threads.</summary>
/// <param name="served">The project.</param>
public sealed class QuarantineBook(ServedProject served)
{
    /// <summary>Records of a group that are shown.</summary>
    const int MostRecords = 200;

    const string RecordsText =
        """
        select _mx_file, _mx_row, code, reason, raw, raw_base64, _mx_ingested_at
        from quarantine where code = $1 order by _mx_ingested_at desc, _mx_file, _mx_row limit $2
        """;

    readonly QuarantineShelf _shelf = new();

    /// <summary>All groups, and how the tables' columns changed.</summary>
    public async Task<QuarantineInbox> ReadAsync(CancellationToken cancel)
    {
        using var tables = await QuarantineTables.OpenAsync(served.Host, served.Project, cancel);
        var changes =
            from landed in tables.Landed
            from table in landed.Tables
            from version in table.SchemaVersions
            where version.Changes.Count > 0
            orderby version.At descending
            select new SchemaChangeFacts(landed.Name, table.Name.Table, version.Version, version.At, [.. version.Changes.Select(change => change.ToString())]);
        return new QuarantineInbox(
            await _shelf.GroupsAsync(tables, cancel), [.. changes.DistinctBy(change => (change.Source, change.Table, change.Version))]);
    }

    /// <summary>The records of a group, the newest first.</summary>
    public async Task<IReadOnlyList<QuarantineRecord>> RecordsAsync(string source, string table, string code, CancellationToken cancel)
    {
        var project = served.Project;
        using var tables = await QuarantineTables.OpenAsync(served.Host, project, cancel);
        var isPersonal = project.Manifest.Sources.Values.Any(one => one.SourceName == source && one.Name == table && PersonalAnswer.Of(project, one.UniqueId).Any());
        var asked = tables.All.Where(one => one.Source == source && one.Of.Table == table).ToList();
        return [.. (await tables.QueryAsync(asked, RecordsText, [code, MostRecords], cancel)).Rows.Select(row => Record(row, isPersonal))];
    }

    static QuarantineRecord Record(object?[] row, bool isPersonal) => new(
        (string?)row[0] ?? "", (long?)row[1] ?? 0, (string)row[2]!, (string?)row[3] ?? "", isPersonal ? null : (string?)row[4] ?? Readable((string?)row[5]), row[6] as DateTimeOffset?);

    /// <summary>The text of bytes that are none: a page can show no NUL either.</summary>
    static string? Readable(string? base64) =>
        base64 is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(base64)).Replace('\0', '\uFFFD');
}
