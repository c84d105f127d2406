using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Jinja.Definitions;
using Mixdown.Project.Compile.Functions;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile;

/// <summary>One rendering of one node: what its templates may see, and what they said while they ran. Used on one thread.</summary>
sealed class Rendering : IJinjaScope
{
    readonly Dictionary<string, object?> _names = new(StringComparer.Ordinal);
    readonly Dictionary<MacroFile, JinjaModule> _modules = [];
    readonly string? _package;

    /// <param name="context">What all renderings share.</param>
    /// <param name="node">Whose SQL is made; null for what belongs to the project as a whole.</param>
    /// <param name="warehouse">The open transaction; null while the project is read, and then <c>execute</c> is false.</param>
    /// <param name="cancel">Stops the rendering.</param>
    public Rendering(CompileContext context, ProjectNode? node, IWarehouse? warehouse, CancellationToken cancel)
    {
        Context = context;
        Node = node;
        Warehouse = warehouse;
        Cancel = cancel;
        var environments = context.Environments;
        Run = new JinjaRun(context.Lookup is null ? environments.Parse : environments.Run, cancel);
    }

    public CompileContext Context { get; }

    public ProjectNode? Node { get; }

    /// <summary>The package whose templates run: its macros, variables and models come first.</summary>
    public string Package { get => _package ?? Node?.Package ?? Context.Project.Name; init => _package = value; }

    public IWarehouse? Warehouse { get; }

    public CancellationToken Cancel { get; }

    public JinjaRun Run { get; }

    /// <summary>Whether the project is being read: ref() and source() are noted and mean nothing yet.</summary>
    public bool IsParsing => Context.Lookup is null;

    /// <summary>Calls of ref(), in order.</summary>
    public List<RefCall> Refs { get; } = [];

    /// <summary>Calls of source(), in order.</summary>
    public List<SourceCall> Sources { get; } = [];

    /// <summary>Ids of the macros that were called.</summary>
    public HashSet<string> MacrosUsed { get; } = new(StringComparer.Ordinal);

    /// <summary>Variables that were asked for and have a value.</summary>
    public Dictionary<string, object?> VarsUsed { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a template asked for something that may be different in the next command.</summary>
    public bool IsUnsettled { get; private set; }

    /// <summary>Ephemeral models that were referred to, in order.</summary>
    public List<ProjectNode> Ctes { get; } = [];

    /// <summary>What statements have answered, by name.</summary>
    public Dictionary<string, StatementResult> Results { get; } = new(StringComparer.Ordinal);

    /// <summary>What templates warned of.</summary>
    public List<Diagnostic> Warnings { get; } = [];

    /// <summary>Whether ref() takes only what the node is known to depend on: so for models, not for hooks and operations.</summary>
    public bool ChecksRefs { get; init; } = true;

    /// <summary>The batch whose SQL is made; null for all of the node.</summary>
    public Batch? Batch { get; init; }

    /// <summary>Every name that a template may use.</summary>
    public IEnumerable<string> Names => [.. Context.Macros.Names, .. ContextNames.All];

    /// <summary>Sets a name for this rendering only: <c>sql</c>, <c>_dbt_generic_test_kwargs</c>.</summary>
    public void Set(string name, object? value) => _names[name] = JinjaValue.From(value);

    /// <summary>A user's macro hides a name of the context, as in dbt; <c>builtins</c> still has the hidden one.</summary>
    public bool TryResolve(string name, out object? value)
    {
        if (_names.TryGetValue(name, out value))
            return true;
        if (Context.Macros.TryFindFrom(Package, name, out var macro))
            value = Load(macro);
        else if (!TryResolveBuiltin(name, out value))
            return false;
        _names[name] = value;
        return true;
    }

    /// <summary>A name of the context, even where a macro of the project hides it.</summary>
    public bool TryResolveBuiltin(string name, out object? value)
    {
        if (!ContextNames.TryCreate(this, name, out value))
            return false;
        IsUnsettled |= !ContextNames.IsSettled(name) && !Context.Macros.HasPackage(name);
        return true;
    }

    /// <summary>The macro, with its names looked up in this rendering.</summary>
    public JinjaMacro Load(LibraryMacro macro)
    {
        MacrosUsed.Add(macro.Info.UniqueId);
        if (!_modules.TryGetValue(macro.File, out var module))
        {
            module = macro.File.Template.Load(this, Run);
            _modules[macro.File] = module;
        }
        return module.Macro(macro.Info.Name)
            ?? throw new System.Diagnostics.UnreachableException($"{macro.Info.File} defines no {macro.Info.Name}");
    }

    /// <summary>Calls a macro by name.</summary>
    /// <exception cref="JinjaException">There is none, or it failed.</exception>
    public object? Call(string macro, params object?[] arguments) => Context.Macros.TryFindFrom(Package, macro, out var found)
        ? Load(found).Invoke(Run, arguments)
        : throw new JinjaException(JinjaErrorKind.Undefined, $"There is no macro '{macro}'");

    /// <summary>The node's relation with the type that the warehouse knows.</summary>
    public RelationValue This
    {
        get
        {
            var name = Node?.Relation ?? new RelationName(null, "", "");
            return RelationValue.Of(name, Warehouse?.Relations.Find(name.Schema, name.Identifier));
        }
    }
}
