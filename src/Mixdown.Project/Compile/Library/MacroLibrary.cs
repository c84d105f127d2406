using System.Diagnostics.CodeAnalysis;
using Mixdown.Jinja;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Library;

/// <summary>All macros by package and name, and the order in which a name is looked for: a macro of the root project wins over
/// one of the embedded package, so that users can override anything.</summary>
sealed class MacroLibrary
{
    /// <summary>The package that comes with the tool.</summary>
    public const string Embedded = "dbt";

    readonly Dictionary<string, Dictionary<string, LibraryMacro>> _packages = new(StringComparer.Ordinal);
    readonly Dictionary<string, MacroInfo> _infos = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    readonly List<(string Package, string File, string Text)> _texts = [];
    readonly string _root;

    /// <param name="root">The root project's name.</param>
    public MacroLibrary(string root)
    {
        _root = root;
        _packages[root] = new(StringComparer.Ordinal);
        _packages[Embedded] = new(StringComparer.Ordinal);
    }

    /// <summary>Every macro by its id.</summary>
    public IReadOnlyDictionary<string, MacroInfo> Infos => _infos;

    /// <summary>The files that macros were read from, in the order in which they were taken in.</summary>
    public IReadOnlyList<(string Package, string File, string Text)> Texts => _texts;

    /// <summary>Whether a text is a file of the package that comes with the tool, and so none that a person wrote.</summary>
    public bool IsEmbeddedText(string text) => _texts.Exists(known => known.Package == Embedded && ReferenceEquals(known.Text, text));

    /// <summary>Whether a package other than the embedded one has a macro of this name, or one that dispatch would pick for it.</summary>
    public bool IsOverridden(string name) => _packages.Any(package => package.Key != Embedded && package.Value.Keys.Any(macro =>
        macro == name || macro.EndsWith("__" + name, StringComparison.Ordinal)));

    /// <summary>Names that a template can call without naming a package.</summary>
    public IEnumerable<string> Names => _packages[_root].Keys.Concat(_packages[Embedded].Keys);

    /// <summary>Takes in the macros of a file.</summary>
    /// <returns>The macros whose names the package already had; they replace the older ones.</returns>
    /// <param name="environment">Compiles it.</param>
    /// <param name="package">The package that has it.</param>
    /// <param name="file">Relative to the package's folder.</param>
    /// <param name="text">Its content.</param>
    /// <param name="shown">How messages name it; null for <paramref name="file"/>.</param>
    public List<MacroInfo> Add(JinjaEnvironment environment, string package, string file, string text, string? shown = null)
    {
        var doubles = new List<MacroInfo>();
        _texts.Add((package, shown ?? file, text));
        var source = new MacroFile(environment, shown ?? file, text);
        if (package == _root || !_files.ContainsKey(shown ?? file))
            _files[shown ?? file] = package;
        var macros = _packages.TryGetValue(package, out var known) ? known : _packages[package] = new(StringComparer.Ordinal);
        foreach (var info in MacroScanner.Find(package, file, text, shown ?? file))
        {
            if (macros.ContainsKey(info.Name))
                doubles.Add(info);
            macros[info.Name] = new LibraryMacro(info, source);
            _infos[info.UniqueId] = info;
        }
        return doubles;
    }

    /// <summary>Describes a macro as a properties file does; false when there is none.</summary>
    /// <param name="id">The macro's id.</param>
    /// <param name="describe">The same macro, described.</param>
    public bool Describe(string id, Func<MacroInfo, MacroInfo> describe)
    {
        if (!_infos.TryGetValue(id, out var info))
            return false;
        _infos[id] = describe(info);
        return true;
    }

    /// <summary>Whether a file of macros is one of the embedded package, and not of the same name in the project.</summary>
    public bool IsEmbedded(string file) => _files.TryGetValue(file, out var package) && package == Embedded;

    /// <summary>Whether a package of this name has macros.</summary>
    public bool HasPackage(string name) => _packages.ContainsKey(name);

    /// <summary>Names of the macros of one package.</summary>
    public IEnumerable<string> NamesIn(string package) => _packages[package].Keys;

    /// <summary>The macro that a bare name means in a package's template: its own, then the root project's, then the embedded one.</summary>
    public bool TryFindFrom(string from, string name, [MaybeNullWhen(false)] out LibraryMacro macro) =>
        (from != _root && TryFind(from, name, out macro)) || TryFind(name, out macro);

    /// <summary>A materialization: the root project's, then that of any package, then the embedded one.</summary>
    public bool TryFindAnywhere(string name, [MaybeNullWhen(false)] out LibraryMacro macro)
    {
        if (_packages[_root].TryGetValue(name, out macro))
            return true;
        foreach (var (package, macros) in _packages)
        {
            if (package != Embedded && macros.TryGetValue(name, out macro))
                return true;
        }
        return _packages[Embedded].TryGetValue(name, out macro);
    }

    /// <summary>The macro that a bare name means in a template of the root project.</summary>
    public bool TryFind(string name, [MaybeNullWhen(false)] out LibraryMacro macro) =>
        _packages[_root].TryGetValue(name, out macro) || _packages[Embedded].TryGetValue(name, out macro);

    /// <summary>The macro of a package.</summary>
    public bool TryFind(string package, string name, [MaybeNullWhen(false)] out LibraryMacro macro)
    {
        macro = null;
        return _packages.TryGetValue(package, out var macros) && macros.TryGetValue(name, out macro);
    }

    /// <summary>The macro that dispatch picks: package by package, the dialect's own, then those of the dialects that it is derived
    /// from, then <c>default__</c>.</summary>
    /// <param name="name">Without prefix.</param>
    /// <param name="packages">In the order in which to look.</param>
    /// <param name="dialect">The engine's dialect.</param>
    public LibraryMacro? Dispatch(string name, IEnumerable<string> packages, string dialect)
    {
        foreach (var package in packages)
        {
            foreach (var prefix in Dialects.Prefixes(dialect))
            {
                if (TryFind(package, $"{prefix}__{name}", out var macro))
                    return macro;
            }
        }
        return null;
    }

    /// <summary>Where dispatch looks for a namespace: what the project says, else the root project and then the package.</summary>
    public IReadOnlyList<string> SearchOrder(string? space, IReadOnlyDictionary<string, IReadOnlyList<string>> orders)
    {
        if (space is not null && orders.TryGetValue(space, out var order))
            return order;
        return space is null or Embedded ? [_root, Embedded] : [_root, space];
    }
}
