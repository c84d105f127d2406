using System.Collections;

namespace Mixdown.Data.Schemas.Types;

/// <summary>What each name of a type becomes, in the order in which the manual prints them.</summary>
sealed class TypeRules : IEnumerable<string>
{
    readonly Dictionary<string, Func<TypeText, TypeMapping>> _rules = new(StringComparer.Ordinal);
    readonly List<string> _samples = [];

    /// <summary>Types as sources write them, one for each rule.</summary>
    public IReadOnlyList<string> Samples => _samples;

    /// <summary>A name whose parentheses say nothing about values.</summary>
    public void Add(string name, DataType type, TypeFit fit = TypeFit.Exact)
    {
        var mapping = type is DataType.String && fit == TypeFit.Text ? TypeMapping.AsText : new TypeMapping(type, fit);
        Add(name, name, _ => mapping);
    }

    /// <summary>A name whose parentheses decide.</summary>
    /// <param name="name">The name.</param>
    /// <param name="sample">The type as a source may write it.</param>
    /// <param name="map">From what was written to what it becomes.</param>
    public void Add(string name, string sample, Func<TypeText, TypeMapping> map)
    {
        _rules.Add(name, map);
        _samples.Add(sample);
    }

    /// <summary>Another type as sources write it, of a name that is there.</summary>
    public void Add(string sample) => _samples.Add(sample);

    /// <summary>Names of types whose values are kept as the text that the source prints.</summary>
    public void AddTexts(params IEnumerable<string> names)
    {
        foreach (var name in names)
            Add(name, DataType.Text, TypeFit.Text);
    }

    public Func<TypeText, TypeMapping>? Find(string word) => _rules.GetValueOrDefault(word);

    public IEnumerator<string> GetEnumerator() => _samples.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
