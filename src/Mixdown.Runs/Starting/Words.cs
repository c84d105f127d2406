using System.Globalization;
using System.Text;

namespace Mixdown.Runs.Starting;

/// <summary>Names as they are written in a new project.</summary>
static class Words
{
    /// <summary>Words that SQL keeps for itself: a column of such a name would have to be quoted wherever it stands.</summary>
    static readonly HashSet<string> Reserved = new(
        """
        all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create cross current_catalog
        current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false
        fetch for foreign from full grant group having in initially inner intersect into is join lambda lateral leading left like limit
        localtime localtimestamp natural not null offset on only or order outer pivot placing primary qualify references returning right
        select session_user show similar some summarize symmetric table then to trailing true union unique unpivot user using values
        variadic when where window with
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary><c>Order ID</c>, <c>orderId</c> and <c>order-id</c> are <c>order_id</c>; a name never begins with a digit and is no
    /// reserved word: <c>order</c> is <c>order_</c>.</summary>
    public static string SnakeCase(string name)
    {
        var words = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var begins = i > 0 && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]) && char.IsUpper(name[i - 1])));
            if (begins || !char.IsLetterOrDigit(name[i]))
                words.Append('_');
            if (char.IsLetterOrDigit(name[i]))
                words.Append(char.ToLowerInvariant(name[i]));
        }
        var parts = words.ToString().Split('_', StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Join('_', parts);
        if (joined.Length == 0)
            return "unnamed";
        return char.IsDigit(joined[0]) ? "n" + joined : Reserved.Contains(joined) ? joined + "_" : joined;
    }

    /// <summary>As <see cref="SnakeCase"/>, each name once: a second <c>name</c> is <c>name_2</c>.</summary>
    public static IReadOnlyList<string> SnakeCases(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var given = new List<string>();
        foreach (var name in names.Select(SnakeCase))
        {
            var free = name;
            for (var i = 2; !taken.Add(free); i++)
                free = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
            given.Add(free);
        }
        return given;
    }

    /// <summary><c>order_line</c> as a person reads it: <c>Order line</c>.</summary>
    public static string Title(string name)
    {
        var words = name.Replace('_', ' ').Trim();
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>One of what a table's name has many of; only for comparing names.</summary>
    public static string Singular(string name) => name switch
    {
        _ when name.EndsWith("ies", StringComparison.Ordinal) && name.Length > 4 => name[..^3] + "y",
        _ when name.EndsWith("sses", StringComparison.Ordinal) => name[..^2],
        _ when name.EndsWith("ss", StringComparison.Ordinal) || name.EndsWith("us", StringComparison.Ordinal) => name,
        _ when name.EndsWith('s') && name.Length > 3 => name[..^1],
        _ => name,
    };
}
