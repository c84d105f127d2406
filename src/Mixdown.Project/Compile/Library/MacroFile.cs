using Mixdown.Jinja;

namespace Mixdown.Project.Compile.Library;

/// <summary>A file of macros, compiled when the first of them is called.</summary>
/// <param name="environment">Compiles it.</param>
/// <param name="file">As people name it.</param>
/// <param name="text">Its content.</param>
sealed class MacroFile(JinjaEnvironment environment, string file, string text)
{
    readonly Lazy<JinjaTemplate> _template = new(() => environment.Compile(text, file));

    /// <summary>The compiled file.</summary>
    /// <exception cref="JinjaException">The text is not a template.</exception>
    public JinjaTemplate Template => _template.Value;
}
