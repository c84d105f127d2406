namespace Mixdown.Jinja.Runtime;

/// <summary>The variables of one running template, macro or recursive loop, and where its text goes.</summary>
sealed class Frame
{
    public Frame(Frame? outer, int size, IJinjaScope scope, JinjaRun run)
    {
        Outer = outer;
        Scope = scope;
        Run = run;
        Output = new Output(run);
        Slots = size == 0 ? [] : new object?[size];
        Array.Fill(Slots, Unset.Value);
    }

    /// <summary>The frame in whose text this one's code stands; null for a template.</summary>
    public Frame? Outer { get; }

    /// <summary>One per variable; <see cref="Unset"/> until it is set.</summary>
    public object?[] Slots { get; }

    /// <summary>Where names look that no variable holds.</summary>
    public IJinjaScope Scope { get; }

    public JinjaRun Run { get; }

    /// <summary>Replaced while a block is captured.</summary>
    public Output Output { get; set; }

    /// <summary>The frame <paramref name="hops"/> texts further out.</summary>
    public Frame Up(int hops)
    {
        var frame = this;
        for (; hops > 0; hops--)
            frame = frame.Outer!;
        return frame;
    }

    /// <summary>The value of a name that no variable holds.</summary>
    /// <param name="name">The name.</param>
    /// <param name="variables">The variables that could have been meant; read only when an error is made.</param>
    public object? Resolve(string name, IEnumerable<string> variables)
    {
        if (Scope.TryResolve(name, out var value))
            return JinjaValue.From(value);
        return Run.Environment.TryGlobal(name, out value) ? value : Undefined(name, variables);
    }

    JinjaUndefined Undefined(string name, IEnumerable<string> variables)
    {
        var (scope, environment) = (Scope, Run.Environment);
        return new JinjaUndefined(environment.Options.Undefined, name, null, () => variables.Concat(scope.Names).Concat(environment.GlobalNames));
    }
}
