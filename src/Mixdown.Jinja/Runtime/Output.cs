using System.Text;
using Mixdown.Jinja.Origins;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Runtime;

/// <summary>The text that a template, a macro or a captured block has written so far, and on request where it came from.</summary>
sealed class Output(JinjaRun run)
{
    readonly StringBuilder _text = new();
    readonly List<OriginMark>? _marks = run.RecordsOrigins ? [] : null;

    /// <summary>Writes text of the template.</summary>
    public void Write(string text, JinjaPlace place)
    {
        _marks?.Add(new OriginMark(_text.Length, place, null, IsVerbatim: true));
        Append(text);
    }

    /// <summary>Writes the value of an expression.</summary>
    public void WriteValue(object? value, JinjaPlace place)
    {
        var text = value as string ?? Printing.Str(value);
        _marks?.Add(new OriginMark(_text.Length, place, run.OriginsOf(text), IsVerbatim: false));
        Append(text);
    }

    /// <summary>The text; the run remembers where it came from.</summary>
    /// <param name="macro">The macro that wrote it; null for a template and for a block.</param>
    public string Finish(string? macro = null)
    {
        var text = _text.ToString();
        if (_marks is { Count: > 0 })
            run.Remember(text, new JinjaOrigins(_marks, macro));
        return text;
    }

    void Append(string text)
    {
        run.CountOutput(text.Length);
        _text.Append(text);
    }
}
