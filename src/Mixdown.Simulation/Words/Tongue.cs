using System.Globalization;

namespace Mixdown.Simulation.Words;

/// <summary>The names of the people and places of one language. In word lists a blank divides and <c>_</c> is a blank within a
/// word.</summary>
sealed class Tongue
{
    static readonly Vocabulary Trees = Vocabulary.Of("Alder Beech Cedar Elm Hazel Juniper Linden Maple Oak Poplar Rowan Spruce");
    static readonly Vocabulary Numbers = new(Enumerable.Range(1, 240).Select(n => n.ToString(CultureInfo.InvariantCulture)));

    /// <param name="given">Given names.</param>
    /// <param name="family">Family names.</param>
    /// <param name="cityStem">First halves of names of cities.</param>
    /// <param name="cityEnd">Second halves.</param>
    /// <param name="streets">Patterns over {family}, {tree} and {number}.</param>
    /// <param name="company">Ends of names of firms.</param>
    public Tongue(string given, string family, string cityStem, string cityEnd, string[] streets, string company)
    {
        (Given, Family) = (Vocabulary.Of(given), Vocabulary.Of(family));
        (GivenInAscii, FamilyInAscii) = (Given.AsciiLetters(), Family.AsciiLetters());
        var words = new Dictionary<string, Vocabulary>(StringComparer.Ordinal)
        {
            ["family"] = Family, ["tree"] = Trees, ["number"] = Numbers, ["company"] = Vocabulary.Of(company),
            ["stem"] = Vocabulary.Of(cityStem), ["end"] = Vocabulary.Of(cityEnd),
        };
        Street = new Grammar(words, streets);
        City = new Grammar(words, "{stem}{end}");
        Company = new Grammar(words, "{family} {company}");
    }

    public Vocabulary Given { get; }

    public Vocabulary Family { get; }

    public Vocabulary GivenInAscii { get; }

    public Vocabulary FamilyInAscii { get; }

    public Grammar Street { get; }

    public Grammar City { get; }

    public Grammar Company { get; }
}
