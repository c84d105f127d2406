using System.Globalization;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Data.Settings;

/// <summary>Binds a map to an options record: every key is read once by name, what is wrong is collected with its place, and
/// <see cref="Finish()"/> reports the keys that nobody asked for.</summary>
/// <param name="map">The map to read.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
/// <remarks>Codes: MX1010 unknown key, MX1011 wrong kind of value, MX1012 value out of range, MX1013 missing key.</remarks>
public sealed class SettingReader(SettingNode.Map map, ICollection<Diagnostic> diagnostics)
{
    static readonly Dictionary<string, SettingReader> NoReaders = [];

    // A handful: a list is quicker than a set, and a large project has a hundred thousand maps.
    readonly List<string> _asked = [];
    Dictionary<string, SettingReader>? _inner;

    /// <summary>The keys that were asked for, found or not.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    /// <summary>The readers of the maps below that were found, by key.</summary>
    public IReadOnlyDictionary<string, SettingReader> Inner => _inner ?? NoReaders;


    /// <summary>Where the map stands.</summary>
    public SourceSpan At => map.At;

    /// <summary>The value of a key of any kind; null when it is missing or has no value.</summary>
    public SettingNode? Node(string key)
    {
        _asked.Add(key);
        return map[key] is { } node and not SettingNode.Null ? node : null;
    }

    /// <summary>A text (a number or truth value gives its text as written); <paramref name="byDefault"/> when missing.</summary>
    public string? Text(string key, string? byDefault = null) => Node(key) switch
    {
        null => byDefault,
        SettingNode.Scalar scalar => scalar.Text,
        var other => Wrong(key, other, "a text", byDefault),
    };

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string key)
    {
        if (Text(key) is { } text)
            return text;
        if (map[key] is null or SettingNode.Null)
            diagnostics.Add(new Diagnostic("MX1013", $"'{key}' is missing", map.At, Hint: $"Add '{key}: …'."));
        return "";
    }

    /// <summary>true or false; <paramref name="byDefault"/> when missing.</summary>
    public bool Truth(string key, bool byDefault) => Node(key) switch
    {
        null => byDefault,
        SettingNode.Scalar { Value: bool value } => value,
        var other => Wrong(key, other, "true or false", byDefault),
    };

    /// <summary>A whole number in a range; <paramref name="byDefault"/> when missing.</summary>
    public long Whole(string key, long byDefault, long min = long.MinValue, long max = long.MaxValue)
    {
        switch (Node(key))
        {
            case null:
                return byDefault;
            case SettingNode.Scalar { Value: long value } when value >= min && value <= max:
                return value;
            case SettingNode.Scalar { Value: long value } scalar:
                diagnostics.Add(new Diagnostic("MX1012", $"'{key}' is {value}; it goes from {min} to {max}", scalar.At));
                return byDefault;
            case var other:
                return Wrong(key, other, "a whole number", byDefault);
        }
    }

    /// <summary>A number in a range; <paramref name="byDefault"/> when missing.</summary>
    public double Number(string key, double byDefault, double min = double.MinValue, double max = double.MaxValue)
    {
        if (Node(key) is not { } node)
            return byDefault;
        if (node is not SettingNode.Scalar { Value: long or double } scalar)
            return Wrong(key, node, "a number", byDefault);
        var value = scalar.Value is long whole ? whole : (double)scalar.Value;
        if (value >= min && value <= max)
            return value;
        var range = string.Create(CultureInfo.InvariantCulture, $"it goes from {min} to {max}");
        diagnostics.Add(new Diagnostic("MX1012", $"'{key}' is {scalar.Text}; {range}", scalar.At));
        return byDefault;
    }

    /// <summary>A time span such as <c>30s</c> or <c>5m</c>; <paramref name="byDefault"/> when missing.</summary>
    public TimeSpan Time(string key, TimeSpan byDefault)
    {
        if (Node(key) is not { } node)
            return byDefault;
        if (node is not SettingNode.Scalar scalar)
            return Wrong(key, node, "a time such as 30s, 5m or 1h", byDefault);
        if (Duration.TryParse(scalar.Text, out var time))
            return time;
        diagnostics.Add(new Diagnostic("MX1012", $"'{key}' is '{scalar.Text}'", scalar.At, "Write a time such as 250ms, 30s, 5m, 1h or 7d."));
        return byDefault;
    }

    /// <summary>A size such as <c>64MB</c>, in bytes and in a range; <paramref name="byDefault"/> when missing.</summary>
    public long Bytes(string key, long byDefault, long min = 0, long max = long.MaxValue)
    {
        if (Node(key) is not { } node)
            return byDefault;
        if (node is not SettingNode.Scalar scalar)
            return Wrong(key, node, "a size such as 64MB or 10GB", byDefault);
        if (ByteSize.TryParse(scalar.Text, out var bytes) && bytes >= min && bytes <= max)
            return bytes;
        diagnostics.Add(new Diagnostic("MX1012", $"'{key}' is '{scalar.Text}'", scalar.At, "Write a size such as 500kB, 64MB or 10GB."));
        return byDefault;
    }

    /// <summary>One of a few words, written in snake_case as the enum's names are in PascalCase.</summary>
    public T Choice<T>(string key, T byDefault) where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(value => SnakeCase(value.ToString()), StringComparer.Ordinal);
        return Choice(key, byDefault, words);
    }

    /// <summary>One of a few words, which <paramref name="words"/> gives their meanings.</summary>
    public T Choice<T>(string key, T byDefault, IReadOnlyDictionary<string, T> words)
    {
        if (Node(key) is not { } node)
            return byDefault;
        if (node is not SettingNode.Scalar scalar)
            return Wrong(key, node, $"one of {string.Join(", ", words.Keys)}", byDefault);
        if (words.TryGetValue(scalar.Text, out var chosen))
            return chosen;
        diagnostics.Add(new Diagnostic("MX1012", $"'{key}' is '{scalar.Text}'", scalar.At, DidYouMean.Hint(scalar.Text, words.Keys)));
        return byDefault;
    }

    /// <summary>A list of texts; a single text counts as a list of one. Empty when missing.</summary>
    public IReadOnlyList<string> Texts(string key) => Node(key) switch
    {
        null => [],
        SettingNode.Scalar scalar => [scalar.Text],
        SettingNode.List list => [.. list.Items.OfType<SettingNode.Scalar>().Select(item => item.Text)],
        var other => Wrong<IReadOnlyList<string>>(key, other, "a list of texts", []),
    };

    /// <summary>A map under a key, as a reader of its own; null when missing.</summary>
    public SettingReader? Map(string key) => Node(key) switch
    {
        null => null,
        SettingNode.Map inner => Keep(key, new SettingReader(inner, diagnostics)),
        var other => Wrong<SettingReader?>(key, other, "a map", null),
    };

    SettingReader Keep(string key, SettingReader inner) => (_inner ??= [])[key] = inner;

    /// <summary>Says that a value is not what it has to be, and gives <paramref name="instead"/> to go on with.</summary>
    public T Wrong<T>(string key, SettingNode found, string expected, T instead)
    {
        diagnostics.Add(new Diagnostic("MX1011", $"'{key}' is {found.Kind}; it has to be {expected}", found.At));
        return instead;
    }

    /// <summary>Reports every key that was not asked for.</summary>
    public void Finish() => Finish([]);

    /// <summary>Reports every key that was not asked for and that is none of <paramref name="others"/>, which somebody else
    /// reads.</summary>
    public void Finish(IReadOnlyList<string> others)
    {
        foreach (var entry in map.Entries.Where(entry => !_asked.Contains(entry.Key) && !others.Contains(entry.Key)))
        {
            diagnostics.Add(new Diagnostic(
                "MX1010", $"There is no key '{entry.Key}' here", entry.KeyAt, DidYouMean.Hint(entry.Key, [.. _asked, .. others])));
        }
    }

    internal static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
