using Mixdown.Engines;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values.Tables;

/// <summary>The methods of a table that make other tables. None changes its table.</summary>
static class TableMethods
{
    public static HostMethods<TableValue> All { get; } = new()
    {
        ["select(key)"] = (self, given) => self.Picked([.. Names(given[0]).Select(name => Index(self, name))]),
        ["exclude(key)"] = (self, given) => Exclude(self, [.. Names(given[0])]),
        ["where(test)"] = (self, given) => Where(self, Key(given, 0)),
        ["find(test)"] = (self, given) => self.Rows().FirstOrDefault(Passes(Key(given, 0))),
        ["order_by(key, reverse=False)"] = (self, given) => OrderBy(self, Key(given, 0), given.IsTrue(1)),
        ["limit(start_or_stop=None, stop=None, step=None)"] = Limit,
        ["distinct(key=None)"] = (self, given) => Distinct(self, given[0] is null ? row => new JinjaTuple([.. row.Items]) : Key(given, 0)),
        ["rename(column_names=None, row_names=None)"] = (self, given) => Rename(self, given[0]),
        ["group_by(key, key_name=None, key_type=None)"] = (self, given) => GroupBy(self, Key(given, 0)),
        ["join(right_table, left_key, right_key=None, inner=False)"] = Join,
    };

    static IEnumerable<string> Names(object? key) => key is string one ? [one] : JinjaValue.Items(key).Select(JinjaValue.Str);

    static int Index(TableValue table, string name) => table.IndexOf(name) is var at and >= 0
        ? at
        : throw new JinjaException(JinjaErrorKind.Value, $"The table has no column '{name}'") { UnknownName = name, Candidates = table.Names };

    /// <summary>What a row is told from others by: a column, several columns, or what a macro says of it.</summary>
    static Func<RowValue, object?> Key(BoundArguments given, int index)
    {
        var (run, key) = (given.Run, given[index]);
        return key switch
        {
            string name => row => ValueOf(row, name),
            JinjaList or JinjaTuple => row => new JinjaTuple([.. Names(key).Select(name => ValueOf(row, name))]),
            _ => row => JinjaValue.Call(run, key, [row]),
        };
    }

    static object? ValueOf(RowValue row, string name) => row.TryGetItem(name, out var value)
        ? value
        : throw new JinjaException(JinjaErrorKind.Value, $"The table has no column '{name}'") { UnknownName = name, Candidates = [.. row.AttributeNames] };

    static Func<RowValue, bool> Passes(Func<RowValue, object?> test) => row => JinjaValue.IsTrue(test(row));

    static TableValue Exclude(TableValue table, HashSet<string> left) =>
        table.Picked([.. Enumerable.Range(0, table.Names.Count).Where(at => !left.Contains(table.Names[at]))]);

    static TableValue Where(TableValue table, Func<RowValue, object?> test) =>
        table.With(table.Table.Rows.Where((_, at) => Passes(test)(table.Row(at))));

    /// <summary>Rows without a value come last, in either direction, as in agate.</summary>
    static TableValue OrderBy(TableValue table, Func<RowValue, object?> key, bool isReversed)
    {
        var sign = isReversed ? -1 : 1;
        var rows = table.Rows().Select((row, at) => (Key: key(row), Row: table.Table.Rows[at])).ToList();
        var order = Comparer<object?>.Create((a, b) => (a, b) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            _ => sign * JinjaValue.Compare(a, b),
        });
        return table.With(rows.Order(Comparer<(object? Key, object?[] Row)>.Create((a, b) => order.Compare(a.Key, b.Key))).Select(row => row.Row));
    }

    static TableValue Limit(TableValue table, BoundArguments given)
    {
        var (start, stop) = given[1] is null && given[2] is null ? (0, Number(given, 0) ?? int.MaxValue) : (Number(given, 0) ?? 0, Number(given, 1) ?? int.MaxValue);
        var step = Math.Max(1, Number(given, 2) ?? 1);
        return table.With(table.Table.Rows.Take(stop).Skip(start).Where((_, at) => at % step == 0));
    }

    static int? Number(BoundArguments given, int index) => given[index] is null ? null : given.Integer(index);

    static TableValue Distinct(TableValue table, Func<RowValue, object?> key)
    {
        var seen = new JinjaDict();
        return table.With(table.Table.Rows.Where((_, at) => IsFirst(seen, key(table.Row(at)))));
    }

    static bool IsFirst(JinjaDict seen, object? key)
    {
        if (seen.Has(key))
            return false;
        seen[key] = true;
        return true;
    }

    static TableValue Rename(TableValue table, object? names)
    {
        string[] renamed = names switch
        {
            null => [.. table.Names],
            JinjaDict by => [.. table.Names.Select(name => by.TryGet(name, out var other) ? JinjaValue.Str(other) : name)],
            _ => [.. JinjaValue.Items(names).Select(JinjaValue.Str)],
        };
        if (renamed.Length != table.Names.Count)
            throw new JinjaException(JinjaErrorKind.Value, $"rename() got {renamed.Length} names for {table.Names.Count} columns");
        return new TableValue(new ResultTable([.. table.Table.Columns.Select((column, at) => column with { Name = renamed[at] })], table.Table.Rows), table.Output);
    }

    static TableSetValue GroupBy(TableValue table, Func<RowValue, object?> key)
    {
        var groups = new JinjaDict();
        foreach (var (row, at) in table.Rows().Select((row, at) => (row, at)))
        {
            var value = key(row);
            var rows = groups[value] as JinjaList ?? [];
            rows.Add((long)at);
            groups[value] = rows;
        }
        return new TableSetValue([.. groups.Select(group =>
            (group.Key, table.With(((JinjaList)group.Value!).Select(at => table.Table.Rows[(int)(long)at!]))))]);
    }

    /// <summary>The rows of the left table beside those of the right one that have an equal key; without <c>inner</c> also those
    /// that have none.</summary>
    static TableValue Join(TableValue left, BoundArguments given)
    {
        var right = given.As<TableValue>(0, "a table");
        var (leftKey, rightKey) = (Index(left, given.Text(1)), Index(right, given.TextOrNull(2) ?? given.Text(1)));
        int[] kept = [.. Enumerable.Range(0, right.Names.Count).Where(at => at != rightKey)];
        var columns = left.Table.Columns.Concat(kept.Select(at => left.IndexOf(right.Names[at]) < 0
            ? right.Table.Columns[at]
            : right.Table.Columns[at] with { Name = right.Names[at] + "2" }));
        var rows = new List<object?[]>();
        foreach (var row in left.Table.Rows)
        {
            var partners = right.Table.Rows.Where(other => JinjaValue.AreEqual(TableValue.Value(row[leftKey]), TableValue.Value(other[rightKey]))).ToList();
            rows.AddRange(partners.Select(other => (object?[])[.. row, .. kept.Select(at => other[at])]));
            if (partners.Count == 0 && !given.IsTrue(3))
                rows.Add([.. row, .. kept.Select(object? (_) => null)]);
        }
        return new TableValue(new ResultTable([.. columns], rows), left.Output);
    }
}
