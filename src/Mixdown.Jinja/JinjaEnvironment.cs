using Mixdown.Jinja.Builtins;
using Mixdown.Jinja.Compiler;
using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja;

/// <summary>What templates are compiled against: options, filters, tests and globals. Does not change, so that it can be
/// shared by threads.</summary>
public sealed class JinjaEnvironment
{
    readonly Dictionary<string, JinjaFunction> _filters;
    readonly Dictionary<string, JinjaFunction> _tests;
    readonly Dictionary<string, object?> _globals;

    /// <param name="options">Its dictionaries are copied.</param>
    public JinjaEnvironment(JinjaOptions options)
    {
        Options = options;
        _filters = Joined(KnownFilters.All, options.Filters);
        _tests = Joined(KnownTests.All, options.Tests);
        _globals = Joined(KnownGlobals.All, options.Globals.ToDictionary(entry => entry.Key, entry => JinjaValue.From(entry.Value)));
    }

    /// <summary>As given.</summary>
    public JinjaOptions Options { get; }

    /// <summary>Names of all filters.</summary>
    public IEnumerable<string> FilterNames => _filters.Keys;

    /// <summary>Names of all tests.</summary>
    public IEnumerable<string> TestNames => _tests.Keys;

    /// <summary>Names known to every template.</summary>
    public IEnumerable<string> GlobalNames => _globals.Keys;

    /// <summary>Reads and compiles a template; the result can be rendered many times, on many threads at once.</summary>
    /// <param name="text">The template.</param>
    /// <param name="file">Its path as the person would type it, for messages.</param>
    /// <exception cref="JinjaException">The text is not a template, or names a filter or test that does not exist.</exception>
    public JinjaTemplate Compile(string text, string file) =>
        TemplateCompiler.Compile(this, new JinjaSource(text, file));

    internal bool TryFilter(string name, out JinjaFunction? filter) => _filters.TryGetValue(name, out filter);

    internal bool TryTest(string name, out JinjaFunction? test) => _tests.TryGetValue(name, out test);

    internal bool TryGlobal(string name, out object? value) => _globals.TryGetValue(name, out value);

    static Dictionary<string, T> Joined<T>(IReadOnlyDictionary<string, T> known, IReadOnlyDictionary<string, T> added)
    {
        var all = new Dictionary<string, T>(known, StringComparer.Ordinal);
        foreach (var (name, value) in added)
            all[name] = value;
        return all;
    }
}
