using System.Text;
using System.Text.Json;
using Mixdown.Simulation.Events;
using Mixdown.Simulation.Events.Chaos;
using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Events.Songs;
using static System.FormattableString;

namespace Mixdown.Tests.Listening;

public sealed class EventBytesTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(5, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public async Task A_seed_gives_the_same_bytes_whatever_the_threads(int threads, bool chaos)
    {
        var records = await WriteAsync(Options() with { Threads = threads, Chaos = chaos ? ChaosRates.Usual : ChaosRates.None });

        Assert.StartsWith(chaos ? "ca8cbbcf341c287f3a4f01843b856e2e8c845a15617d77286e" : "ded8b800ca22b59fd1c1492de88dd039eb2b63a29c9db9221a", records.Hash());
    }

    [Fact]
    public async Task Another_seed_gives_others()
    {
        var (one, other) = (await WriteAsync(Options()), await WriteAsync(Options() with { Seed = 43 }));

        Assert.NotEqual(one.Hash(), other.Hash());
    }

    [Fact]
    public async Task A_shorter_run_is_the_beginning_of_a_longer_one()
    {
        var (day, days) = (await WriteAsync(Options()), await WriteAsync(Options() with { End = Options().Start.AddDays(3) }));

        foreach (var (topic, records) in day.Topics)
            Assert.Equal(records.Select(record => record.Value), days.Topics[topic].Take(records.Count).Select(record => record.Value));
    }

    [Fact]
    public async Task The_run_ends_after_so_many_events()
    {
        var records = await WriteAsync(Options() with { Count = 1234 });

        Assert.Equal(1234, records.Topics[EventTopics.PageView].Count);
    }

    [Fact]
    public async Task Topics_that_are_not_asked_for_are_not_written()
    {
        var records = await WriteAsync(Options() with { Topics = [EventTopics.Auth] });

        Assert.Equal([EventTopics.Auth], records.Topics.Keys);
    }

    [Fact]
    public async Task A_page_view_has_these_fields_in_this_order()
    {
        var records = await WriteAsync(Options() with { Customers = 59, Config = Options().Config with { Tag = "blue" } });

        var song = records.Read(EventTopics.PageView).First(view => view.GetProperty("page").GetString() == "NextSong" && view.TryGetProperty("customerId", out _));

        Assert.Equal(
            "ts sessionId page auth method status level itemInSession city zip state userAgent lon lat "
            + "userId lastName firstName gender registration tag customerId artist song duration trackId",
            Fields(song));
        Assert.Equal(JsonValueKind.Number, song.GetProperty("userId").ValueKind);
        Assert.Equal(JsonValueKind.String, song.GetProperty("zip").ValueKind);
        Assert.Equal("blue", song.GetProperty("tag").GetString());
    }

    [Fact]
    public async Task Who_is_not_shown_is_absent_and_the_session_is_the_key()
    {
        var records = await WriteAsync(Options());

        var hidden = records.Topics[EventTopics.PageView].First(record => !Encoding.UTF8.GetString(record.Value).Contains("userId"));
        var json = JsonDocument.Parse(hidden.Value).RootElement;

        Assert.Equal("Logged Out", json.GetProperty("auth").GetString());
        Assert.Equal(json.GetProperty("sessionId").GetRawText(), hidden.Key);
        Assert.Equal("ts sessionId page auth method status level itemInSession city zip state userAgent lon lat", Fields(json));
    }

    [Fact]
    public async Task The_other_topics_have_the_fields_of_eventsim_s_fork()
    {
        var records = await WriteAsync(Options() with { End = Options().Start.AddDays(20) });
        const string Device = "itemInSession city zip state userAgent lon lat";
        const string User = "userId lastName firstName gender registration";

        Assert.Equal($"ts sessionId auth level {Device} {User} artist song duration trackId", Fields(records.Read(EventTopics.Listen).First()));
        Assert.Equal($"ts sessionId level {Device} {User} success", Fields(records.Read(EventTopics.Auth).First(auth => auth.GetProperty("success").GetBoolean())));
        Assert.Equal($"ts sessionId level {Device} success", Fields(records.Read(EventTopics.Auth).First(auth => !auth.GetProperty("success").GetBoolean())));
        Assert.Equal($"ts sessionId auth level {Device} {User}", Fields(records.Read(EventTopics.StatusChange).First()));
    }

    [Fact]
    public async Task A_record_s_key_is_its_user_and_its_timestamp_its_time()
    {
        var records = await WriteAsync(Options());

        foreach (var (key, value, timestamp) in records.Topics[EventTopics.Listen])
        {
            var json = JsonDocument.Parse(value).RootElement;
            Assert.Equal(json.GetProperty("userId").GetRawText(), key);
            Assert.Equal(json.GetProperty("ts").GetInt64(), timestamp);
        }
    }

    [Fact]
    public async Task Songs_are_those_of_the_generated_store()
    {
        using var store = await Tests.Simulation.GeneratedStore.Of(new() { Seed = 42, Scale = 1 });
        var tracks = store["track"].Rows.ToDictionary(row => row["track_id"]!, row => (Title: row["name"], Album: row["album_id"]!, Length: row["milliseconds"]));
        var albums = store["album"].Rows.ToDictionary(row => row["album_id"]!, row => row["artist_id"]!);
        var artists = store["artist"].Rows.ToDictionary(row => row["artist_id"]!, row => row["name"]);

        var songs = new StoreSongs(42, 1).Read();

        for (var song = 0; song < songs.Count; song++)
        {
            var track = tracks[Invariant($"{songs[song].TrackId}")];
            Assert.Equal((track.Title, artists[albums[track.Album]], track.Length), (songs[song].Title, songs[song].Artist, Invariant($"{songs[song].Milliseconds}")));
        }
        Assert.InRange(songs.Count, 2500, 3503);
    }

    [Fact]
    public async Task A_login_is_told_once_and_again_where_eventsim_does()
    {
        var options = Options() with { End = Options().Start.AddDays(20) };
        var (once, again) = (await WriteAsync(options), await WriteAsync(options with { RepeatsAuth = true }));

        // Login, then Home, then a redirect such as Logout: 4.5 % of the answers are told a second time.
        var share = (again.Topics[EventTopics.Auth].Count / (double)once.Topics[EventTopics.Auth].Count) - 1;
        Assert.InRange(share, 0.025, 0.065);
        Assert.Equal(86.8, 100.0 * again.Read(EventTopics.Auth).Count(auth => auth.GetProperty("success").GetBoolean()) / again.Topics[EventTopics.Auth].Count, 3.0);
        Assert.Equal(once.Topics[EventTopics.PageView].Count, again.Topics[EventTopics.PageView].Count);
    }

    [Fact]
    public async Task An_ever_so_long_title_fits()
    {
        var songs = new SongList([new Song(1, new string('é', 5000), new string('"', 5000), 60_000, 1)]);
        var records = new CollectedRecords();

        await new EventGenerator(Options() with { Chaos = ChaosRates.Parse("mojibake=50%,corrupt=50%") }, songs, TimeProvider.System)
            .WriteAsync(records, truth: null, stop: TestContext.Current.CancellationToken, Cancel);

        Assert.Contains(records.Topics[EventTopics.Listen], record => record.Value.Length > 30_000);
    }

    internal static EventOptions Options() => new()
    {
        Config = EventConfig.Default with { Users = 500 },
        Seed = 42,
        Start = new DateTimeOffset(2026, 7, 6, 0, 0, 0, TimeSpan.Zero),
        End = new DateTimeOffset(2026, 7, 8, 0, 0, 0, TimeSpan.Zero),
    };

    internal static async Task<CollectedRecords> WriteAsync(EventOptions options)
    {
        var records = new CollectedRecords();
        await new EventGenerator(options, new StoreSongs(42, 1).Read(), TimeProvider.System).WriteAsync(records, truth: null, stop: TestContext.Current.CancellationToken, Cancel);
        Assert.Equal(1, records.Flushes);
        return records;
    }

    static string Fields(JsonElement json) => string.Join(' ', json.EnumerateObject().Select(field => field.Name));
}
