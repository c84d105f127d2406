using System.Text.Json;

namespace Mixdown.Engines.Planning;

/// <summary>What the operators of one plan share while it is walked.</summary>
sealed class PlanScope
{
    readonly Dictionary<long, IReadOnlyList<Trace>> _ctes = [];
    readonly Dictionary<long, IReadOnlyList<Trace>> _tables = [];
    readonly Stack<IReadOnlyList<Trace>> _correlated = new();
    readonly HashSet<RowInput> _rowInputs = [];

    /// <summary>The first operator that the walk does not know; null when it knows all.</summary>
    public string? UnknownOperator { get; set; }

    /// <summary>What decides about rows, so far.</summary>
    public IReadOnlySet<RowInput> RowInputs => _rowInputs;

    /// <summary>The columns that a correlated subquery reads from outside: those of the nearest join that hands them in.</summary>
    public IReadOnlyList<Trace> Correlated => _correlated.TryPeek(out var columns) ? columns : [];

    /// <summary>Says what a common table expression answers.</summary>
    public void SetCte(long index, IReadOnlyList<Trace> columns) => _ctes[index] = columns;

    /// <summary>What a common table expression answers.</summary>
    public IReadOnlyList<Trace> Cte(long index) => _ctes.GetValueOrDefault(index, []);

    /// <summary>Walks a subquery to which columns are handed in.</summary>
    public IReadOnlyList<Trace> Within(IReadOnlyList<Trace> correlated, Func<IReadOnlyList<Trace>> walk)
    {
        _correlated.Push(correlated);
        var columns = walk();
        _correlated.Pop();
        return columns;
    }

    /// <summary>Keeps an operator's columns under its number: a few expressions name them by it.</summary>
    public void Bind(JsonElement op, IReadOnlyList<Trace> columns)
    {
        if (op.TryGetProperty("table_index", out var index) && index.TryGetInt64(out var number))
            _tables[number] = columns;
    }

    /// <summary>The columns of the operator of that number.</summary>
    public IReadOnlyList<Trace> Table(long index) => _tables.GetValueOrDefault(index, []);

    /// <summary>Notes columns that decide about rows.</summary>
    public void Decide(RowInputKind kind, IEnumerable<Trace> by)
    {
        foreach (var column in by.SelectMany(trace => trace.Inputs))
            _rowInputs.Add(new RowInput(kind, column));
    }
}
