using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Events.Songs;

/// <summary>Songs, picked in proportion to their weights in the time of one draw (Vose's alias method).</summary>
public sealed class SongList
{
    readonly Song[] _songs;
    readonly int[] _milliseconds;
    readonly bool[] _hasOtherLetters;
    readonly double[] _keep;
    readonly int[] _alias;

    /// <param name="songs">Those of weight 0 are left out.</param>
    /// <exception cref="MixdownException">MX6025: there is nothing to listen to.</exception>
    public SongList(IEnumerable<Song> songs)
    {
        _songs = [.. songs.Where(song => song.Weight > 0)];
        if (_songs.Length == 0)
            throw new MixdownException(new Diagnostic("MX6025", "The catalogue holds nothing to listen to", Hint: "Name a catalogue with tracks of at most 20 minutes."));
        _hasOtherLetters = [.. _songs.Select(song => !Ascii.IsValid(song.Artist) || !Ascii.IsValid(song.Title))];
        _milliseconds = [.. _songs.Select(song => song.Milliseconds)];
        (_keep, _alias) = (new double[_songs.Length], new int[_songs.Length]);
        SetAliases(_songs.Sum(song => song.Weight) / _songs.Length);
    }

    /// <summary>How many there are.</summary>
    public int Count => _songs.Length;

    /// <summary>The song of this number.</summary>
    public Song this[int song] => _songs[song];

    /// <summary>How long a song is.</summary>
    internal int MillisecondsOf(int song) => _milliseconds[song];

    /// <summary>Whether its names have letters beyond ASCII.</summary>
    internal bool HasOtherLetters(int song) => _hasOtherLetters[song];

    /// <summary>A song's number.</summary>
    internal int Pick(ref RandomStream random)
    {
        var at = random.Below(_songs.Length);
        return random.Unit() < _keep[at] ? at : _alias[at];
    }

    void SetAliases(double mean)
    {
        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (var song = _songs.Length - 1; song >= 0; song--)
        {
            _keep[song] = _songs[song].Weight / mean;
            (_keep[song] < 1 ? small : large).Push(song);
        }
        while (small.Count > 0 && large.Count > 0)
        {
            var (less, more) = (small.Pop(), large.Pop());
            _alias[less] = more;
            _keep[more] -= 1 - _keep[less];
            (_keep[more] < 1 ? small : large).Push(more);
        }
        // What is left over is 1 but for rounding.
        foreach (var rest in small.Concat(large))
            _keep[rest] = 1;
    }
}
