using System.Text;

namespace Mixdown.Simulation.Words;

/// <summary>Words, as the UTF-8 bytes that a file gets.</summary>
sealed class Vocabulary
{
    readonly byte[][] _words;

    /// <param name="words">In an order that decides bytes: add at the end only with a new
    /// <c>GroundTruth.ContentVersion</c>.</param>
    public Vocabulary(params IEnumerable<string> words) => _words = [.. words.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Words from a text with blanks between them; <c>_</c> stands for a blank within a word.</summary>
    public static Vocabulary Of(string text) =>
        new(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace('_', ' ')));

    /// <summary>How many words there are.</summary>
    public int Count => _words.Length;

    /// <summary>The word at <paramref name="index"/>.</summary>
    public ReadOnlySpan<byte> this[int index] => _words[index];

    /// <summary>The same words in lower case ASCII letters, as for an e-mail address.</summary>
    public Vocabulary AsciiLetters() => new(_words.Select(word => Words.AsciiLetters.Of(Encoding.UTF8.GetString(word))));
}
