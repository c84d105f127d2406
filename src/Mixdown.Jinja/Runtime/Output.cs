using System.Text;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Runtime;

/// <summary>The text that a template, a macro or a captured block has written so far.</summary>
sealed class Output(JinjaRun run)
{
    readonly StringBuilder _text = new();

    public void Write(string text)
    {
        run.CountOutput(text.Length);
        _text.Append(text);
    }

    public void WriteValue(object? value)
    {
        if (value is string text)
            Write(text);
        else
            Write(Printing.Str(value));
    }

    public override string ToString() => _text.ToString();
}
