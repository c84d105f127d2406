using System.Text.Json;

namespace Mixdown.Tests.MusicEvents;

/// <summary>An event, read from its record with nothing of the project's.</summary>
sealed record TracedEvent(long Time, long Session, long Item)
{
    /// <summary>From 2100 on a time is no time.</summary>
    const long Latest = 4_102_444_799_999;

    public long? User { get; private init; }

    public long? Customer { get; private init; }

    public long? Track { get; private init; }

    public string? Song { get; private init; }

    public string? Artist { get; private init; }

    public string? Level { get; private init; }

    public string? Page { get; private init; }

    public string? Gender { get; private init; }

    public string? City { get; private init; }

    public bool Success { get; private init; }

    /// <summary>Length of the song in milliseconds.</summary>
    public long Milliseconds { get; private init; }

    public DateTime At => DateTime.UnixEpoch.AddMilliseconds(Time);

    public DateTime Day => At.Date;

    /// <summary>The events of records, each once.</summary>
    public static TracedEvent[] Of(IEnumerable<string> records) =>
        [.. records.Select(TryRead).OfType<TracedEvent>().DistinctBy(told => (told.Time, told.Session, told.Item)).OrderBy(told => (told.Time, told.Session, told.Item))];

    static TracedEvent? TryRead(string record)
    {
        try
        {
            using var json = JsonDocument.Parse(record);
            return Read(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static TracedEvent? Read(JsonElement json)
    {
        if (Number(json, "ts") is not { } time || time is < 0 or > Latest || Number(json, "sessionId") is not { } session || Number(json, "itemInSession") is not { } item)
            return null;
        return new TracedEvent(time, session, item)
        {
            User = Number(json, "userId"),
            Customer = Number(json, "customerId"),
            Track = Number(json, "trackId"),
            Song = Text(json, "song"),
            Artist = Text(json, "artist"),
            Level = Text(json, "level"),
            Page = Text(json, "page"),
            Gender = Text(json, "gender"),
            City = Text(json, "city"),
            Success = json.TryGetProperty("success", out var success) && success.GetBoolean(),
            Milliseconds = json.TryGetProperty("duration", out var duration) ? (long)decimal.Round(duration.GetDecimal() * 1000, MidpointRounding.AwayFromZero) : 0,
        };
    }

    static long? Number(JsonElement json, string field) =>
        json.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;

    static string? Text(JsonElement json, string field) => json.TryGetProperty(field, out var value) ? value.GetString() : null;
}
