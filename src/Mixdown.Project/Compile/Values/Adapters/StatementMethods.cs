using Mixdown.Engines;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values.Adapters;

/// <summary>Methods of <c>adapter</c> that send SQL. While the project is read nothing is sent and nothing comes back.</summary>
static class StatementMethods
{
    static readonly ResultTable Nothing = new([], []);

    public static HostMethods<Rendering> Table { get; } = new()
    {
        ["execute(sql, auto_begin=False, fetch=False, limit=None)"] = (rendering, given) =>
            Execute(rendering, given.Text(0), given.IsTrue(2), given[3] as long?),
        ["add_query(sql, auto_begin=True, bindings=None, abridge_sql_log=False)"] = (rendering, given) =>
            Execute(rendering, given.Text(0), fetch: false, limit: null),
        ["validate_sql(sql)"] = (rendering, given) => Execute(rendering, "explain " + given.Text(0), fetch: true, limit: null)[0],
        ["commit()"] = (_, _) => "",
        ["commit_if_has_connection()"] = (_, _) => "",
        ["clear_transaction()"] = (_, _) => "",
        ["note_once(text)"] = (rendering, given) => rendering.Context.PrintOnce(given.Text(0)),
        ["date_function()"] = (_, _) => "now()",
        ["submit_python_job(parsed_model, compiled_code)"] = (_, _) => throw NoPython(),
    };

    /// <summary>Only SQL models are run.</summary>
    public static JinjaException NoPython() => new(JinjaErrorKind.Raised, "Models in Python are not run here")
    {
        Hint = "Write the model in SQL.",
    };

    /// <summary>The response and the rows.</summary>
    static JinjaTuple Execute(Rendering rendering, string sql, bool fetch, long? limit)
    {
        if (rendering.Warehouse is not { } warehouse)
            return new JinjaTuple(new ResponseValue("OK", -1), new TableValue(Nothing));
        if (!fetch)
            return new JinjaTuple(new ResponseValue(StatementCode.Of(sql), warehouse.Execute(sql)), new TableValue(Nothing));
        var table = warehouse.Query(sql);
        if (limit < table.Rows.Count)
            table = table with { Rows = [.. table.Rows.Take((int)limit)] };
        return new JinjaTuple(new ResponseValue("SELECT", table.Rows.Count), new TableValue(table, rendering.Context.Print));
    }
}
