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
    readonly SongList _list;
    readonly byte[][][] _states;
    readonly bool[] _isShown;
    readonly bool[] _isLoggedIn;
    readonly byte[][] _songs;

    /// <param name="chain">The states.</param>
    /// <param name="songs">The songs.</param>
    /// <param name="tag">As in <see cref="EventConfig.Tag"/>.</param>
    public EventTexts(Chain chain, SongList songs, string? tag)
    {
        _list = songs;
        var who = Each(chain, state => Auth(state) + Level(state) + Item);
        _states = [who, Each(chain, state => Level(state) + Item), Each(chain, state => PageView(state) + Item), who];
        _isShown = [.. chain.States.Select((_, state) => chain.Role(state).HasFlag(StateRole.Shown))];
        _isLoggedIn = [.. chain.States.Select(state => state.Auth == "Logged In")];
        _songs = new byte[songs.Count][];
        for (var song = 0; song < _songs.Length; song++)
            _songs[song] = JsonText.Bytes(Text(songs[song], songs[song].Artist, songs[song].Title));
        Tag = tag is null ? [] : JsonText.Bytes(JsonText.Member("tag", tag));
        // Garbled letters take up to twice their bytes; the numbers, names and brackets fit into the rest.
        LongestRecord = 512 + _states[TopicRoutes.PageView].Max(text => text.Length) + (2 * _songs.Max(text => text.Length))
            + Heads.Max(text => text.Length) + AgentTexts.Max(text => text.Length) + Tag.Length;
    }

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

    /// <summary>Whether events of a state say who the listener is.</summary>
    public bool IsShown(int state) => _isShown[state];

    /// <summary>Whether the listener is logged in.</summary>
    public bool IsLoggedIn(int state) => _isLoggedIn[state];

    /// <summary>What a topic tells of a state, up to the number of itemInSession.</summary>
    public ReadOnlySpan<byte> State(int topic, int state) => _states[topic][state];

    /// <summary>artist to trackId.</summary>
    public ReadOnlySpan<byte> Song(int song) => _songs[song];

    /// <summary>The same with each byte of a letter beyond ASCII as a letter of its own. Made anew, since few are asked for.</summary>
    public ReadOnlySpan<byte> GarbledSong(int song) => _list.HasOtherLetters(song)
        ? JsonText.Bytes(Text(_list[song], JsonText.Mojibake(_list[song].Artist), JsonText.Mojibake(_list[song].Title)))
        : _songs[song];

    static byte[][] Each(Chain chain, Func<PageState, string> text) => [.. chain.States.Select(state => JsonText.Bytes(text(state)))];

    static string Auth(PageState state) => JsonText.Member("auth", state.Auth);

    static string Level(PageState state) => JsonText.Member("level", state.Level);

    static string PageView(PageState state) =>
        JsonText.Member("page", state.Page) + Auth(state) + JsonText.Member("method", state.Method) + JsonText.Member("status", state.Status) + Level(state);

    static byte[] First(string name, string gender) => JsonText.Bytes(JsonText.Member("firstName", name) + JsonText.Member("gender", gender));

    static string Text(Song song, string artist, string title) =>
        JsonText.Member("artist", artist) + JsonText.Member("song", title)
        + string.Create(CultureInfo.InvariantCulture, $",\"duration\":{song.Milliseconds / 1000}.{song.Milliseconds % 1000:D3}")
        + JsonText.Member("trackId", song.TrackId);
}
