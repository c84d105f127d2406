using Mixdown.Jinja.Values;

namespace Mixdown.Jinja.Runtime;

/// <summary>The variable <c>loop</c>: where the loop stands, and one item ahead of it.</summary>
sealed class LoopState : IJinjaObject
{
    readonly JinjaRun _run;
    readonly Func<object?, int, object?>? _recurse;
    readonly int _depth;
    IEnumerator<object?> _source;
    object? _previous = Unset.Value;
    object? _current = Unset.Value;
    object? _next;
    JinjaArguments? _lastSeen;
    int? _count;
    int _index = -1;

    /// <param name="run">The rendering.</param>
    /// <param name="items">What the loop meets.</param>
    /// <param name="count">How many, if that is known.</param>
    /// <param name="depth">Recursive loops around this one.</param>
    /// <param name="recurse">Runs the loop over other items, one deeper; null when the loop is not recursive.</param>
    public LoopState(JinjaRun run, IEnumerable<object?> items, int? count, int depth, Func<object?, int, object?>? recurse)
    {
        _run = run;
        _source = items.GetEnumerator();
        _count = count;
        _depth = depth;
        _recurse = recurse;
        _next = Fetch();
    }

    public string TypeName => "LoopContext";

    public object? Current => _current;

    public bool IsCallable => _recurse is not null;

    public IEnumerable<string> AttributeNames =>
    [
        "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem", "nextitem",
        "cycle", "changed",
    ];

    int Length => _count ??= CountRest();

    public bool MoveNext()
    {
        if (ReferenceEquals(_next, Unset.Value))
            return false;
        (_previous, _current) = (_current, _next);
        _index++;
        _next = Fetch();
        return true;
    }

    public object? Call(JinjaArguments arguments) => arguments.Positional is [var items] && arguments.Names.Length == 0
        ? _recurse!(items, _depth + 1)
        : throw new JinjaException(JinjaErrorKind.Arguments, "loop() takes the items to loop over");

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "index" => Boxes.Of(_index + 1L),
            "index0" => Boxes.Of((long)_index),
            "first" => Boxes.Of(_index == 0),
            "last" => Boxes.Of(ReferenceEquals(_next, Unset.Value)),
            "length" => Boxes.Of((long)Length),
            "revindex" => Boxes.Of((long)Length - _index),
            "revindex0" => Boxes.Of(Length - _index - 1L),
            _ => Rarer(name),
        };
        return value is not Unset;
    }

    public string Print() => $"<LoopContext {_index + 1}/{Length}>";

    object? Rarer(string name) => name switch
    {
        "depth" => Boxes.Of(_depth + 1L),
        "depth0" => Boxes.Of((long)_depth),
        "previtem" => OrUndefined(_previous, "there is no previous item"),
        "nextitem" => OrUndefined(_next, "there is no next item"),
        "cycle" => new InlineFunction("cycle", Cycle),
        "changed" => new InlineFunction("changed", Changed),
        _ => Unset.Value,
    };

    object? OrUndefined(object? item, string message) => ReferenceEquals(item, Unset.Value)
        ? new JinjaUndefined(_run.Environment.Options.Undefined, "loop", message)
        : item;

    object? Cycle(JinjaArguments arguments) => arguments.Positional.Length > 0
        ? arguments.Positional[_index % arguments.Positional.Length]
        : throw new JinjaException(JinjaErrorKind.Arguments, "no items for cycling given");

    object? Changed(JinjaArguments arguments)
    {
        var isSame = _lastSeen is { } last
            && Equality.AreEqual(new JinjaTuple(last.Positional), new JinjaTuple(arguments.Positional));
        _lastSeen = arguments;
        return Boxes.Of(!isSame);
    }

    object? Fetch() => _source.MoveNext() ? _source.Current : Unset.Value;

    /// <summary>Takes what is left into memory, to be looped over from there.</summary>
    int CountRest()
    {
        var rest = new List<object?>();
        while (_source.MoveNext())
            rest.Add(_source.Current);
        _source = rest.GetEnumerator();
        return _index + 1 + (ReferenceEquals(_next, Unset.Value) ? 0 : 1) + rest.Count;
    }
}
