namespace Mixdown.Data.Schemas.Types;

/// <summary>What a type of a source becomes in the lake.</summary>
/// <param name="Type">The lake's type.</param>
/// <param name="Fit">How the source's values fit it.</param>
public sealed record TypeMapping(DataType Type, TypeFit Fit = TypeFit.Exact)
{
    /// <summary>The fact of a column under which the source's own type is kept.</summary>
    public const string Fact = "mx.type";

    /// <summary>What the column of nanoseconds is called beside its timestamp.</summary>
    public const string NanosecondSuffix = "_ns";

    /// <summary>A text, as the source prints it.</summary>
    public static TypeMapping AsText { get; } = new(DataType.Text, TypeFit.Text);

    /// <summary>The columns of the lake for one of the source: one, or two where nanoseconds need theirs.</summary>
    /// <param name="name">As the source spells it.</param>
    /// <param name="typeText">The type as the source writes it, for example <c>numeric(10,2)</c>.</param>
    public IReadOnlyList<Column> ToColumns(string name, string typeText)
    {
        var column = WithFact(new Column(name, Type), typeText);
        return Fit == TypeFit.Nanoseconds
            ? [column, WithFact(new Column(name + NanosecondSuffix, new DataType.Integer(16)), typeText)]
            : [column];
    }

    static Column WithFact(Column column, string typeText) => column with { Metadata = column.Metadata.Add(Fact, typeText) };
}
