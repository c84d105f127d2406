using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Engines;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Yaml;

namespace Mixdown.Project.Materialize.Adhoc;

/// <summary>A macro that a person calls for what it does to the warehouse: <c>run-operation</c>.</summary>
public sealed class MacroOperation
{
    readonly MixdownProject _project;
    readonly LibraryMacro _macro;
    readonly IReadOnlyDictionary<string, object?> _arguments;

    MacroOperation(MixdownProject project, LibraryMacro macro, IReadOnlyDictionary<string, object?> arguments)
    {
        _project = project;
        _macro = macro;
        _arguments = arguments;
    }

    /// <summary>Reads <c>--args</c>.</summary>
    /// <param name="yaml">A YAML map; null or blank for none.</param>
    /// <exception cref="MixdownException">MX1011: it is no map; or it is no YAML.</exception>
    public static IReadOnlyDictionary<string, object?> ReadArguments(string? yaml)
    {
        if (string.IsNullOrWhiteSpace(yaml))
            return new Dictionary<string, object?>(0);
        var wrong = new List<Diagnostic>();
        return YamlReader.Read("--args", yaml, wrong) switch
        {
            SettingNode.Map map => PlainValue.Map(map),
            { } other => throw new MixdownException(new Diagnostic(
                "MX1011", $"--args is {other.Kind}; it has to be a map", other.At, "Write it as YAML: --args '{days: 30}'.")),
            null => throw new MixdownException(wrong),
        };
    }

    /// <summary>Finds the macro.</summary>
    /// <param name="project">Whose macros.</param>
    /// <param name="name">A macro of the project, else of any package, or <c>package.macro</c>.</param>
    /// <param name="arguments">By name.</param>
    /// <exception cref="MixdownException">MX1313: there is no such macro.</exception>
    public static MacroOperation Find(MixdownProject project, string name, IReadOnlyDictionary<string, object?> arguments)
    {
        var macros = project.Context.Macros;
        LibraryMacro? macro;
        var isFound = name.Split('.') is [var package, var own] ? macros.TryFind(package, own, out macro) : macros.TryFindAnywhere(name, out macro);
        return isFound ? new MacroOperation(project, macro!, arguments) : throw new MixdownException(Unknown(macros, name));
    }

    /// <summary>Calls it in a transaction of its own, which is committed when the macro has come to its end.</summary>
    /// <param name="session">No transaction is open on it.</param>
    /// <param name="cancel">Interrupts the running statement.</param>
    /// <returns>What the macro warned of.</returns>
    /// <exception cref="MixdownException">The macro failed, and nothing of what it did is there.</exception>
    public IReadOnlyList<Diagnostic> Run(IEngineSession session, CancellationToken cancel)
    {
        var warehouse = Warehouse.Read(new ModelCompiler(_project), session, cancel);
        var transaction = new WarehouseTransaction(session, warehouse.Relations, cancel);
        session.Begin();
        try
        {
            var rendering = new Rendering(_project.Context, null, transaction, cancel) { ChecksRefs = false, Package = _macro.Info.Package };
            Call(rendering, transaction);
            transaction.Commit();
            return rendering.Warnings;
        }
        finally
        {
            // Nothing happens when it is committed.
            session.Rollback();
        }
    }

    void Call(Rendering rendering, WarehouseTransaction transaction)
    {
        try
        {
            ModelCompiler.Jinja(rendering, () => rendering.Load(_macro).Invoke(rendering.Run, _arguments));
        }
        catch (MixdownException problem)
        {
            // Nobody knows the statement but by the macro that made it.
            throw new MixdownException([.. problem.Diagnostics.Select(wrong => Place(wrong, transaction))]);
        }
    }

    Diagnostic Place(Diagnostic wrong, WarehouseTransaction transaction) => wrong.At is null or { File: "<sql>" } && transaction.Statements is [.., var sent]
        ? wrong with
        {
            Message = $"{wrong.Message} (in macro '{_macro.Info.Name}')",
            At = _macro.Info.At,
            Excerpt = Excerpt.Draw(sent, wrong.At ?? new SourceSpan("<sql>", 1, 1, 1)),
            Note = "in the SQL that it sent",
        }
        : wrong;

    static Diagnostic Unknown(MacroLibrary macros, string name) => new(
        "MX1313", $"There is no macro '{name}'",
        Hint: DidYouMean.Hint(name, macros.Infos.Values.Where(known => known.Package != MacroLibrary.Embedded)
            .Select(known => name.Contains('.', StringComparison.Ordinal) ? $"{known.Package}.{known.Name}" : known.Name)));
}
