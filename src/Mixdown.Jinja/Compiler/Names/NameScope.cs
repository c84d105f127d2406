namespace Mixdown.Jinja.Compiler.Names;

/// <summary>The variables of one block while it is compiled. Blocks of one function share its frame.</summary>
/// <param name="outer">The block around; null for a template.</param>
/// <param name="function">Whose frames hold the variables.</param>
sealed class NameScope(NameScope? outer, FunctionLayout function)
{
    readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    public FunctionLayout Function => function;

    /// <summary>Slots of this block itself.</summary>
    public IReadOnlyDictionary<string, int> Slots => _slots;

    /// <summary>A block inside this one, in the same frame, with <paramref name="names"/> as its variables.</summary>
    public NameScope Inner(IEnumerable<string> names) => new NameScope(this, function).With(names);

    /// <summary>A function inside this block.</summary>
    public NameScope InnerFunction() => new(this, new FunctionLayout());

    public NameScope With(IEnumerable<string> names)
    {
        foreach (var name in names)
            Declare(name);
        return this;
    }

    /// <summary>The slot of <paramref name="name"/> in this block; a new one the first time.</summary>
    public int Declare(string name)
    {
        if (!_slots.TryGetValue(name, out var slot))
            _slots[name] = slot = function.Add();
        return slot;
    }

    /// <summary>Where <paramref name="name"/> may have its value, innermost first.</summary>
    public List<VariablePlace> Find(string name)
    {
        var found = new List<VariablePlace>();
        var hops = 0;
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._slots.TryGetValue(name, out var slot))
                found.Add(new VariablePlace(hops, slot));
            if (scope.Outer is { } around && around.Function != scope.Function)
                hops++;
        }
        return found;
    }

    /// <summary>Every variable that can be seen here.</summary>
    public IEnumerable<string> Names => outer is null ? _slots.Keys : _slots.Keys.Concat(outer.Names);

    /// <summary>Every variable that can be seen here, with its places.</summary>
    public Dictionary<string, VariablePlace[]> Visible()
    {
        return Names.Distinct(StringComparer.Ordinal).ToDictionary(name => name, name => Find(name).ToArray(), StringComparer.Ordinal);
    }

    NameScope? Outer => outer;
}
