namespace Mixdown.Data.Settings.Shapes;

/// <summary>What may stand behind a key.</summary>
public abstract record SettingKind
{
    SettingKind() { }

    /// <summary>Any scalar, taken as it is written.</summary>
    public sealed record Text : SettingKind;

    /// <summary>true or false.</summary>
    public sealed record Truth : SettingKind;

    /// <summary>A whole number.</summary>
    /// <param name="Min">The least that is taken.</param>
    /// <param name="Max">The most that is taken.</param>
    public sealed record Whole(long Min = long.MinValue, long Max = long.MaxValue) : SettingKind;

    /// <summary>A time such as <c>30s</c>, <c>5m</c>, <c>1h</c>.</summary>
    public sealed record Time : SettingKind;

    /// <summary>A size such as <c>64MB</c>.</summary>
    public sealed record Size : SettingKind;

    /// <summary>A share such as <c>1%</c>, or a whole number where <paramref name="OrCount"/>.</summary>
    public sealed record Share(bool OrCount = false) : SettingKind;

    /// <summary>One of a few words.</summary>
    public sealed record Choice(params IReadOnlyList<string> Words) : SettingKind
    {
        /// <summary>The names of an enum, as <see cref="SettingReader.Choice{T}(string, T)"/> reads them.</summary>
        public static Choice Of<T>()
            where T : struct, Enum => new([.. Enum.GetNames<T>().Select(SettingReader.SnakeCase)]);
    }

    /// <summary>A text, or a list of texts.</summary>
    public sealed record Texts : SettingKind;

    /// <summary>A list.</summary>
    /// <param name="Item">Each of its items.</param>
    public sealed record ListOf(SettingKind Item) : SettingKind;

    /// <summary>A map of known keys.</summary>
    /// <param name="Shape">Its keys.</param>
    public sealed record Map(SettingShape Shape) : SettingKind;

    /// <summary>A map whose keys are names that the user gives.</summary>
    /// <param name="Value">What stands behind each name.</param>
    /// <param name="Name">What the names are, in one or two words, for the manual.</param>
    public sealed record MapOf(SettingKind Value, string Name = "NAME") : SettingKind;

    /// <summary>One of several kinds.</summary>
    public sealed record AnyOf(params IReadOnlyList<SettingKind> Kinds) : SettingKind;

    /// <summary>A map whose keys depend on the word behind one of them.</summary>
    /// <param name="Key">That key, required.</param>
    /// <param name="Shapes">By word, without <paramref name="Key"/> itself.</param>
    public sealed record ByWord(string Key, IReadOnlyDictionary<string, SettingShape> Shapes) : SettingKind;

    /// <summary>A map whose keys depend on which of several keys it has; it has one of them.</summary>
    /// <param name="Shapes">By that key, which is the first of each.</param>
    public sealed record ByKey(IReadOnlyDictionary<string, SettingShape> Shapes) : SettingKind;

    /// <summary>A kind that stands in several places and is described once.</summary>
    /// <param name="Name">Its name among the definitions of a JSON schema.</param>
    /// <param name="Kind">What it is.</param>
    public sealed record Shared(string Name, SettingKind Kind) : SettingKind;

    /// <summary>Nothing, as in <c>name:</c> with no value.</summary>
    public sealed record Nothing : SettingKind;

    /// <summary>Anything: what another release will read, or another program.</summary>
    public sealed record Anything : SettingKind;
}
