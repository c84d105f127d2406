namespace Mixdown.Data.Schemas.Types;

/// <summary>The types of one kind of source and what each becomes in the lake; where SQL can be written for the source, also the
/// way back. docs/types.md is printed from it.</summary>
public sealed class TypeTable
{
    readonly TypeRules _rules;
    readonly Func<DataType, string>? _sql;

    internal TypeTable(string name, TypeRules rules, Func<DataType, string>? sql) => (Name, _rules, _sql) = (name, rules, sql);

    /// <summary>Whose types they are.</summary>
    public string Name { get; }

    /// <summary>A type for each line of the table, as the source writes it.</summary>
    public IReadOnlyList<string> Samples => _rules.Samples;

    /// <summary>Whether there is a way back.</summary>
    public bool HasSql => _sql is not null;

    /// <summary>Whether <c>TYPE[]</c> is a list in the lake; else it is text.</summary>
    internal bool HasLists { get; init; } = true;

    /// <summary>What a type becomes. One that the table does not have (an enumeration, a type of an extension) is text.</summary>
    /// <param name="typeText">As the source writes it: <c>numeric(10,2)</c>, <c>integer[]</c>.</param>
    public TypeMapping Map(string typeText)
    {
        var text = TypeText.Parse(typeText);
        // .NET's byte[] is a type of its own.
        if (text.Lists > 0 && _rules.Find(typeText.ToLowerInvariant()) is { } whole)
            return whole(text);
        if (text.Lists > 0 && !HasLists)
            return TypeMapping.AsText;
        var mapping = _rules.Find(text.Word)?.Invoke(text) ?? TypeMapping.AsText;
        for (var list = 0; list < text.Lists; list++)
            mapping = new TypeMapping(new DataType.List(mapping.Type), InList(mapping.Fit));
        return mapping;
    }

    /// <summary>The type that holds every value of one of the lake's.</summary>
    /// <exception cref="NotSupportedException">There is no way back.</exception>
    public string Sql(DataType type) =>
        _sql?.Invoke(type) ?? throw new NotSupportedException($"There is no way back to the types of {Name}");

    // A list has no room for nanoseconds beside it: such an element, and what does not fit, costs the list its value.
    static TypeFit InList(TypeFit element) => element is TypeFit.Exact or TypeFit.Text ? TypeFit.Exact : TypeFit.Rescued;
}
