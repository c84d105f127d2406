using System.Text;
using Mixdown.Simulation.Csv;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Words;

/// <summary>Makes phrases from patterns such as <c>The {adjective} {noun}s</c>, where each name in braces stands for any word
/// of that vocabulary.</summary>
sealed class Grammar
{
    readonly Piece[][] _patterns;

    /// <param name="words">The vocabularies by the name that patterns use.</param>
    /// <param name="patterns">Equally likely; a pattern given twice is twice as likely.</param>
    public Grammar(IReadOnlyDictionary<string, Vocabulary> words, params IEnumerable<string> patterns) =>
        _patterns = [.. patterns.Select(pattern => Parse(pattern, words))];

    /// <summary>Adds a phrase to the open field of <paramref name="csv"/>.</summary>
    public void Write<TChooser>(CsvWriter csv, ref TChooser choose)
        where TChooser : struct, IChooser
    {
        foreach (var piece in _patterns[choose.Below(_patterns.Length)])
            csv.Append(piece.Words is { } words ? words[choose.Below(words.Count)] : piece.Literal);
    }

    static Piece[] Parse(string pattern, IReadOnlyDictionary<string, Vocabulary> words)
    {
        var pieces = new List<Piece>();
        foreach (var part in pattern.Split('{'))
        {
            var close = part.IndexOf('}', StringComparison.Ordinal);
            if (close >= 0)
                pieces.Add(new Piece(words[part[..close]], []));
            if (close + 1 < part.Length)
                pieces.Add(new Piece(null, Encoding.UTF8.GetBytes(part[(close + 1)..])));
        }
        return [.. pieces];
    }

    readonly record struct Piece(Vocabulary? Words, byte[] Literal);
}
