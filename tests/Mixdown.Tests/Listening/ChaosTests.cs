using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Mixdown.Data.Diagnostics;
using Mixdown.Simulation.Events;
using Mixdown.Simulation.Events.Chaos;
using Mixdown.Simulation.Events.Files;
using Mixdown.Simulation.Events.Songs;
using Mixdown.Simulation.Events.Truth;

namespace Mixdown.Tests.Listening;

/// <summary>What goes wrong, and that the ground truth says so: its counts are made before, these are counted from the files.</summary>
public sealed class ChaosTests : IDisposable
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task The_truth_s_counts_are_those_of_the_files()
    {
        var folder = await WriteAsync("duplicates=4%,disorder=10%,late=2%,corrupt=3%,clock=1%,mojibake=50%");
        var truth = Truth(folder);
        var clean = await EventBytesTests.WriteAsync(EventBytesTests.Options());

        foreach (var topic in EventTopics.All)
        {
            var (seen, expected) = (Count(folder, topic), truth.GetProperty("topics").GetProperty(topic));
            Assert.Equal(clean.Topics.TryGetValue(topic, out var records) ? records.Count : 0, Number(expected, "events"));
            Assert.Equal(Number(expected, "records"), seen.Records);
            Assert.Equal(Number(expected, "broken_json"), seen.BrokenJson);
            Assert.Equal(Number(expected, "wrong_utf8"), seen.WrongUtf8);
            Assert.Equal(Number(expected, "wrong_type"), seen.WrongType);
            Assert.Equal(Number(expected, "missing_ts"), seen.MissingTs);
            Assert.Equal(Number(expected, "rows"), seen.Whole.Count + seen.WrongType + seen.MissingTs);
            Assert.Equal(Number(expected, "events"), seen.Whole.Distinct().Count());
            Assert.Equal(Number(expected, "duplicates"), seen.Whole.Count - seen.Whole.Distinct().Count());
            Assert.Equal(Number(expected, "quarantined"), seen.BrokenJson + seen.WrongUtf8);
        }
        Assert.True(Number(truth.GetProperty("topics").GetProperty(EventTopics.Listen), "late") > 10);
    }

    [Fact]
    public async Task Minutes_are_what_is_left_of_the_files_after_repair()
    {
        var folder = await WriteAsync("duplicates=4%,disorder=10%,late=2%,corrupt=3%,clock=1%");

        foreach (var topic in EventTopics.All)
        {
            var expected = File.ReadLines(Path.Combine(folder, TruthTally.MinutesFile)).Skip(1).Select(line => line.Split(','))
                .Where(fields => fields[1] == topic)
                .ToDictionary(fields => (fields[0], fields[2]), fields => (Rows: Int(fields[3]), Events: Int(fields[4]), Users: Int(fields[5])));
            var seen = Count(folder, topic).Whole.Select(Parse)
                .GroupBy(json => (Minute(json), json.GetProperty("level").GetString()!))
                .ToDictionary(minute => minute.Key, minute => (
                    Rows: minute.Count(),
                    Events: minute.Select(json => json.GetRawText()).Distinct().Count(),
                    Users: minute.Where(json => json.TryGetProperty("userId", out _)).Select(json => json.GetProperty("userId").GetInt64()).Distinct().Count()));
            Assert.Equal(expected.OrderBy(minute => minute.Key), seen.OrderBy(minute => minute.Key));
        }
    }

    [Fact]
    public async Task Without_chaos_the_files_hold_the_events_and_the_truth_says_so()
    {
        var folder = await WriteAsync("late=0%");
        var clean = await EventBytesTests.WriteAsync(EventBytesTests.Options());

        foreach (var (topic, records) in clean.Topics)
            Assert.Equal(records.Select(record => Encoding.UTF8.GetString(record.Value)), File.ReadLines(Path.Combine(folder, topic + ".jsonl")));
        Assert.Equal(clean.Topics[EventTopics.PageView].Count, Truth(folder).GetProperty("events").GetInt64());
        Assert.Equal(2, Truth(folder).GetProperty("seed").GetInt32() - 40);
    }

    [Fact]
    public async Task Disorder_stays_within_90_seconds_and_lateness_within_30_minutes()
    {
        var (disorder, late) = (Lateness(await ChaosAsync("disorder=20%")), Lateness(await ChaosAsync("late=5%")));

        Assert.InRange(disorder.Max(), 60_000, 90_000);
        Assert.InRange(late.Max(), 1_200_000, 1_800_000);
        Assert.Contains(late, by => by > 120_000);
    }

    [Fact]
    public async Task Garbled_names_are_repaired_by_reading_them_again()
    {
        var clean = await EventBytesTests.WriteAsync(EventBytesTests.Options());
        var garbled = await ChaosAsync("mojibake=50%");

        var pairs = clean.Read(EventTopics.Listen).Zip(garbled.Read(EventTopics.Listen))
            .Select(pair => (Right: pair.First.GetProperty("artist").GetString()!, Wrong: pair.Second.GetProperty("artist").GetString()!)).ToList();

        Assert.Contains(pairs, pair => pair.Right != pair.Wrong);
        Assert.All(pairs.Where(pair => pair.Right != pair.Wrong), pair => Assert.Equal(pair.Right, Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(pair.Wrong))));
    }

    [Fact]
    public async Task A_clock_that_is_ahead_is_ahead_in_all_topics()
    {
        var clean = await EventBytesTests.WriteAsync(EventBytesTests.Options());
        var records = await ChaosAsync("clock=2%");

        Assert.Equal(Jumps(clean, records, EventTopics.Listen).Keys.Order(), Jumps(clean, records, EventTopics.Listen).Keys.Intersect(Jumps(clean, records, EventTopics.PageView).Keys).Order());
        Assert.All(Jumps(clean, records, EventTopics.PageView).Values, jump => Assert.InRange(jump, 600_000, 86_400_000));
        Assert.NotEmpty(Jumps(clean, records, EventTopics.PageView));
    }

    [Theory]
    [InlineData("dupes=2%", "error MX6026: There is no chaos 'dupes'\n  hint: Use one of: clock, corrupt, disorder, duplicates, late, mojibake.")]
    [InlineData("lates=2%", "error MX6026: There is no chaos 'lates'\n  hint: Did you mean 'late'?")]
    [InlineData("late", "error MX6026: 'late' says no rate\n  hint: Write a share such as late=0.5% or late=0.005, of 90 % at most.")]
    [InlineData("late=2", "error MX6026: 'late=2' says no rate\n  hint: Write a share such as late=0.5% or late=0.005, of 90 % at most.")]
    [InlineData("late=-1%", "error MX6026: 'late=-1%' says no rate\n  hint: Write a share such as late=0.5% or late=0.005, of 90 % at most.")]
    [InlineData("late=50%,disorder=50%", "error MX6026: More than 90 % of the records are struck\n  hint: Let duplicates, disorder, late and corrupt add up to less.")]
    public void Rates_that_are_none_are_named(string rates, string error) =>
        Assert.Equal(error, Assert.Throws<MixdownException>(() => ChaosRates.Parse(rates)).Message);

    [Fact]
    public void Kinds_that_are_not_named_do_not_happen() =>
        Assert.Equal(ChaosRates.None with { Late = 0.005, Duplicates = 0.02 }, ChaosRates.Parse("late=0.005, duplicates=2%"));

    static async Task<CollectedRecords> ChaosAsync(string rates) =>
        await EventBytesTests.WriteAsync(EventBytesTests.Options() with { Chaos = ChaosRates.Parse(rates) });

    async Task<string> WriteAsync(string rates)
    {
        var folder = new EventFolder(_temp.At("events"), overwrite: true);
        var options = EventBytesTests.Options() with { Chaos = ChaosRates.Parse(rates) };
        await folder.WriteAsync(new EventGenerator(options, new StoreSongs(42, 1).Read(), TimeProvider.System), options.Topics, Cancel);
        return folder.FullPath;
    }

    /// <summary>How far records are behind the latest that came before them, in milliseconds.</summary>
    static List<long> Lateness(CollectedRecords records)
    {
        var (latest, lateness) = (0L, new List<long>());
        foreach (var (_, _, timestamp) in records.Topics[EventTopics.PageView])
        {
            latest = Math.Max(latest, timestamp);
            lateness.Add(latest - timestamp);
        }
        return lateness;
    }

    static Dictionary<(int Session, int Item), long> Jumps(CollectedRecords clean, CollectedRecords struck, string topic) =>
        clean.Read(topic).Zip(struck.Read(topic)).Where(pair => Ts(pair.First) != Ts(pair.Second))
            .ToDictionary(pair => (pair.First.GetProperty("sessionId").GetInt32(), pair.First.GetProperty("itemInSession").GetInt32()), pair => Ts(pair.Second) - Ts(pair.First));

    static (int Records, int BrokenJson, int WrongUtf8, int WrongType, int MissingTs, List<string> Whole) Count(string folder, string topic)
    {
        var (records, broken, utf8, type, missing, whole) = (0, 0, 0, 0, 0, new List<string>());
        foreach (var line in Lines(File.ReadAllBytes(Path.Combine(folder, topic + ".jsonl"))))
        {
            records++;
            if (!Utf8.IsValid(line))
                _ = line[^1] == '}' ? utf8++ : broken++;
            else if (!IsJson(line))
                broken++;
            else if (!JsonDocument.Parse(line).RootElement.TryGetProperty("ts", out var ts))
                missing++;
            else if (ts.ValueKind != JsonValueKind.Number)
                type++;
            else
                whole.Add(Encoding.UTF8.GetString(line));
        }
        return (records, broken, utf8, type, missing, whole);
    }

    static IEnumerable<byte[]> Lines(byte[] file)
    {
        for (var from = 0; from < file.Length;)
        {
            var end = Array.IndexOf(file, (byte)'\n', from);
            yield return file[from..end];
            from = end + 1;
        }
    }

    static bool IsJson(byte[] line)
    {
        try
        {
            JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    static JsonElement Truth(string folder) => Parse(File.ReadAllText(Path.Combine(folder, EventTruth.FileName)));

    static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    static long Ts(JsonElement json) => json.GetProperty("ts").GetInt64();

    static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();

    static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    static string Minute(JsonElement json) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Ts(json) / 60_000 * 60_000).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
