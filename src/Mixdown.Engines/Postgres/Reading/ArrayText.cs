using System.Text;

namespace Mixdown.Engines.Postgres.Reading;

/// <summary>Arrays from PostgreSQL's text form: <c>{1,NULL,"a \"b\""}</c>, arrays within arrays, bounds before it.</summary>
static class ArrayText
{
    /// <summary>The elements, NULL as null, an array within as an array.</summary>
    internal static object?[] Parse(string text, Func<string, object> element)
    {
        // '[0:2]={1,2,3}' tells bounds other than from 1.
        var at = text.IndexOf('{', StringComparison.Ordinal);
        return Elements(text, ref at, element);
    }

    static object?[] Elements(string text, ref int at, Func<string, object> element)
    {
        var values = new List<object?>();
        at++;
        while (text[at] != '}')
        {
            values.Add(text[at] switch
            {
                '{' => Elements(text, ref at, element),
                '"' => element(Quoted(text, ref at)),
                _ => Bare(text, ref at) is var word && word == "NULL" ? null : element(word),
            });
            if (text[at] is ',' or ';')
                at++;
        }
        at++;
        return [.. values];
    }

    static string Quoted(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; text[at] != '"'; at++)
        {
            if (text[at] == '\\')
                at++;
            value.Append(text[at]);
        }
        at++;
        return value.ToString();
    }

    static string Bare(string text, ref int at)
    {
        var start = at;
        while (text[at] is not (',' or '}' or ';'))
            at++;
        return text[start..at];
    }
}
