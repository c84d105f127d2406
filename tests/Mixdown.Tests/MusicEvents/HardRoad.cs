using System.Text.Json.Nodes;

namespace Mixdown.Tests.MusicEvents;

/// <summary>What a network, a player's clock and a player's bugs make of clean events: some come late, some twice, the last ones in any
/// order, some broken. The same seed does the same.</summary>
sealed class HardRoad(int seed)
{
    /// <summary>A title whose owner wrote Beyoncé, once as escapes of bytes and once as bytes that were taken for letters.</summary>
    static readonly string[] BrokenTitles = ["Beyonc\\xc3\\xa9", "BeyoncÃ©"];

    readonly Random _random = new(seed);

    /// <summary>Sends the records of a topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="clean">Its events in their order.</param>
    /// <param name="until">Events from this time on come in the second part, in milliseconds since 1970.</param>
    public Delivery Send(string topic, IReadOnlyList<string> clean, long until)
    {
        var (first, second) = (new List<string>(), new List<string>());
        var (rescued, repaired) = (0, 0);
        foreach (var line in clean)
        {
            var sent = line;
            if (_random.Next(200) == 0)
                (sent, rescued) = (Misfit(line), rescued + 1);
            else if (line.Contains("\"song\"", StringComparison.Ordinal) && _random.Next(100) == 0)
                (sent, repaired) = (WithTitle(line, BrokenTitles[repaired % 2]), repaired + 1);
            var isLate = Time(line) >= until || _random.Next(50) == 0;
            (isLate ? second : first).Add(sent);
            if (_random.Next(50) == 0)
                second.Add(sent);
        }
        var (broken, rejected) = clean.Count < 20 ? (0, 0) : (1, 3);
        if (broken > 0)
            second.AddRange([clean[0][..40], .. NoEvents(clean[0])]);
        var shuffled = second.ToArray();
        _random.Shuffle(shuffled);
        return new Delivery(topic, [.. first], shuffled, broken, rejected, rescued, repaired);
    }

    /// <summary>Records without a time, with one that no calendar has, and without a session.</summary>
    static IEnumerable<string> NoEvents(string line) =>
        [Changed(line, "ts", null), Changed(line, "ts", 99_999_999_999_999_999), Changed(line, "sessionId", null)];

    static string Misfit(string line) => Changed(line, "lon", "east of here");

    /// <summary>A song that the store does not sell.</summary>
    static string WithTitle(string line, string title) => Changed(Changed(line, "trackId", null), "song", title);

    static string Changed(string line, string field, JsonNode? value)
    {
        var json = JsonNode.Parse(line)!.AsObject();
        json.Remove(field);
        if (value is not null)
            json[field] = value;
        return json.ToJsonString();
    }

    static long Time(string line) => JsonNode.Parse(line)!["ts"]!.GetValue<long>();
}
