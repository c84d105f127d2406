using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Origins;

/// <summary>Which place of which template each character of a rendered text came from. Text that went through a filter, a method
/// or an operator is a value like any other: it comes from the expression.</summary>
public sealed class JinjaOrigins
{
    readonly IReadOnlyList<OriginMark> _marks;

    internal JinjaOrigins(IReadOnlyList<OriginMark> marks, string? macro)
    {
        _marks = marks;
        Macro = macro;
    }

    /// <summary>The macro that wrote the text; null for a template and for a block.</summary>
    internal string? Macro { get; }

    /// <summary>The marks of the same text when it is what the macro returned.</summary>
    internal JinjaOrigins By(string macro) => Macro is null ? new JinjaOrigins(_marks, macro) : this;

    /// <summary>The way to a character: the place in the template first, then, as long as the value there was the text of a macro
    /// or a block, the place in that.</summary>
    /// <param name="offset">0-based, in the rendered text; its end counts to the last stretch.</param>
    /// <returns>Empty for a text without any characters.</returns>
    public IReadOnlyList<JinjaOrigin> At(int offset)
    {
        var way = new List<JinjaOrigin>();
        for (var (origins, at) = (this, offset); origins is not null;)
        {
            if (origins.Find(at) is not { } mark)
                break;
            way.Add(new JinjaOrigin(mark.IsVerbatim ? From(mark.Place, at - mark.Start) : mark.Place, mark.IsVerbatim, origins.Macro));
            (origins, at) = (mark.Inner, at - mark.Start);
        }
        return way;
    }

    OriginMark? Find(int offset)
    {
        var (low, high) = (0, _marks.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_marks[middle].Start <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return high < 0 ? null : _marks[low];
    }

    /// <summary>The place behind the first characters of a text; a line end counts one there, whatever it is in the file.</summary>
    static JinjaPlace From(JinjaPlace text, int characters)
    {
        var (source, at) = (text.Source.Text, text.Span.Start);
        for (; characters > 0 && at < text.Span.End; characters--)
            at += source[at] == '\r' && at + 1 < source.Length && source[at + 1] == '\n' ? 2 : 1;
        return new JinjaPlace(text.Source, new JinjaSpan(at, text.Span.End - at));
    }
}
