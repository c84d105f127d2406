using System.Globalization;
using Mixdown.Simulation.Events.Behaviour;
using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Events.Profiles;
using Mixdown.Simulation.Events.Songs;

namespace Mixdown.Simulation.Events.Rendering;

/// <summary>Everything of an event's JSON that is the same in many events, in UTF-8: an event is then a dozen copies and a few
/// numbers. Shared by all threads.</summary>
sealed class EventTexts
{
    const string Item = ",\"itemInSession\":";
    readonly byte[][] _songs;

    /// <param name="chain">The states.</param>
    /// <param name="songs">The songs.</param>
    /// <param name="tag">As in <see cref="EventConfig.Tag"/>.</param>
    public EventTexts(Chain chain, SongList songs, string? tag)
    {
        PageViews = [.. chain.States.Select(state => JsonText.Bytes(PageView(state) + Item))];
        Listens = [.. chain.States.Select(state => JsonText.Bytes(JsonText.Member("auth", state.Auth) + Level(state) + Item))];
        Levels = [.. chain.States.Select(state => JsonText.Bytes(Level(state) + Item))];
        _songs = new byte[songs.Count][];
        for (var song = 0; song < _songs.Length; song++)
            _songs[song] = JsonText.Bytes(Song(songs[song]));
        Tag = tag is null ? [] : JsonText.Bytes(JsonText.Member("tag", tag));
        LongestRecord = 512 + PageViews.Max(text => text.Length) + _songs.Max(text => text.Length) + Heads.Max(text => text.Length)
            + AgentTexts.Max(text => text.Length) + Tag.Length;
    }

    /// <summary>By state: page to itemInSession.</summary>
    public byte[][] PageViews { get; }

    /// <summary>By state: auth, level and itemInSession. For status changes as well.</summary>
    public byte[][] Listens { get; }

    /// <summary>By state: level and itemInSession.</summary>
    public byte[][] Levels { get; }

    /// <summary>By place: city to userAgent.</summary>
    public byte[][] Heads { get; } = [.. Places.All.Select(place => JsonText.Bytes(
        JsonText.Member("city", place.City) + JsonText.Member("zip", place.Zip) + JsonText.Member("state", place.State) + ",\"userAgent\":"))];

    /// <summary>By agent: its name in quotes.</summary>
    public byte[][] AgentTexts { get; } = [.. Agents.All.Select(agent => JsonText.Bytes(JsonText.Quoted(agent)))];

    /// <summary>By place: lon and lat.</summary>
    public byte[][] Tails { get; } = [.. Places.All.Select(place => JsonText.Bytes($",\"lon\":{place.Longitude},\"lat\":{place.Latitude}"))];

    /// <summary>By last name.</summary>
    public byte[][] LastNames { get; } = [.. Names.Last.Select(name => JsonText.Bytes(JsonText.Member("lastName", name)))];

    /// <summary>By first name: with the gender.</summary>
    public byte[][] FirstNames { get; } = [.. Names.Women.Select(name => First(name, "F")), .. Names.Men.Select(name => First(name, "M"))];

    /// <summary>The tag, or nothing.</summary>
    public byte[] Tag { get; }

    /// <summary>Bytes that a record has at most.</summary>
    public int LongestRecord { get; }

    /// <summary>artist to trackId.</summary>
    public ReadOnlySpan<byte> SongText(int song) => _songs[song];

    static string Level(PageState state) => JsonText.Member("level", state.Level);

    static string PageView(PageState state) =>
        JsonText.Member("page", state.Page) + JsonText.Member("auth", state.Auth) + JsonText.Member("method", state.Method)
        + JsonText.Member("status", state.Status) + Level(state);

    static byte[] First(string name, string gender) => JsonText.Bytes(JsonText.Member("firstName", name) + JsonText.Member("gender", gender));

    static string Song(Song song) => Song(song, song.Artist, song.Title);

    static string Song(Song song, string artist, string title) =>
        JsonText.Member("artist", artist) + JsonText.Member("song", title)
        + string.Create(CultureInfo.InvariantCulture, $",\"duration\":{song.Milliseconds / 1000}.{song.Milliseconds % 1000:D3}")
        + JsonText.Member("trackId", song.TrackId);
}
