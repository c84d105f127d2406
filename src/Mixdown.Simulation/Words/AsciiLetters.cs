using System.Text;

namespace Mixdown.Simulation.Words;

/// <summary>Spells a European name with the letters a to z.</summary>
static class AsciiLetters
{
    const string Accented = "áàâãäåæçčćďéèêëěęíîïłñńňóôõöøřšśťúüůýžźżß";
    const string Plain = "aaaaaaacccdeeeeeeiiilnnnooooorsstuuuyzzzs";

    /// <summary>Lower case; accents dropped, everything that is no letter left out.</summary>
    public static string Of(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var letter in name.ToLowerInvariant())
        {
            var at = Accented.IndexOf(letter, StringComparison.Ordinal);
            var plain = at >= 0 ? Plain[at] : letter;
            if (char.IsAsciiLetterLower(plain))
                letters.Append(plain);
        }
        return letters.ToString();
    }
}
