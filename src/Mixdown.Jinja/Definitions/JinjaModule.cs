using Mixdown.Jinja.Compiler;
using Mixdown.Jinja.Runtime;

namespace Mixdown.Jinja.Definitions;

/// <summary>A template that has run: its macros and top-level variables.</summary>
public sealed class JinjaModule : IJinjaObject
{
    readonly TemplateCode _code;
    readonly Frame _frame;

    internal JinjaModule(TemplateCode code, Frame frame)
    {
        _code = code;
        _frame = frame;
    }

    /// <summary>Path of the template.</summary>
    public string File => _code.Source.File;

    /// <summary>The text that the template made.</summary>
    public string Text => _frame.Output.Finish();

    /// <inheritdoc/>
    public string TypeName => "module";

    /// <inheritdoc/>
    public IEnumerable<string> AttributeNames => _code.TopLevel.Keys.Where(name => TryGetAttribute(name, out _));

    /// <summary>The macro called <paramref name="name"/> (with prefix, for blocks of the host's tags), or null. For the host a name
    /// that starts with an underscore is a name like any other.</summary>
    public JinjaMacro? Macro(string name) => TryGet(name, out var value) ? value as JinjaMacro : null;

    /// <inheritdoc/>
    public bool TryGetAttribute(string name, out object? value)
    {
        value = null;
        return !name.StartsWith('_') && TryGet(name, out value);
    }

    /// <inheritdoc/>
    public string Print() => Text;

    bool TryGet(string name, out object? value)
    {
        value = _code.TopLevel.TryGetValue(name, out var slot) ? _frame.Slots[slot] : Unset.Value;
        return !ReferenceEquals(value, Unset.Value);
    }
}
