using System.Text.Json;
using Mixdown.Data.Naming;
using Mixdown.Data.Storage;

namespace Mixdown.Runs.Lakes.Publishing;

/// <summary>Which publish of the warehouse a lake table was last compared with. Only a hint: without it the rows are read again.</summary>
/// <param name="PublishId">The publish, as <c>_mixdown.publishes</c> has it.</param>
/// <param name="Version">The table's version then.</param>
sealed record PublishNote(string PublishId, long Version)
{
    /// <summary>The note of a table; null when there is none that can be read.</summary>
    public static async Task<PublishNote?> FindAsync(IObjectStore lake, TableName table, CancellationToken cancel)
    {
        if (await lake.ReadAsync(PathOf(table), cancel) is not { } json)
            return null;
        try
        {
            return JsonSerializer.Deserialize(json, PublishNoteJson.Default.PublishNote);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Replaces the note of a table.</summary>
    public Task WriteAsync(IObjectStore lake, TableName table, CancellationToken cancel) =>
        lake.WriteAsync(PathOf(table), JsonSerializer.SerializeToUtf8Bytes(this, PublishNoteJson.Default.PublishNote), cancel);

    static string PathOf(TableName table) => $"_mixdown/publishes/{table.Schema}/{table.Table}.json";
}
