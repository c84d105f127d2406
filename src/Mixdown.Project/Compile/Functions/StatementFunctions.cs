using Mixdown.Jinja;
using Mixdown.Project.Compile.Values;

namespace Mixdown.Project.Compile.Functions;

/// <summary>Where the macro <c>statement</c> keeps answers, and where templates find them.</summary>
static class StatementFunctions
{
    public static JinjaFunction Store(Rendering rendering) => new("store_result(name, response, agate_table=None)", given =>
    {
        rendering.Results[given.Text(0)] = new StatementResult(given[1], given[2] as TableValue);
        return "";
    });

    public static JinjaFunction StoreRaw(Rendering rendering) =>
        new("store_raw_result(name, message=None, code=None, rows_affected=None, agate_table=None)", given =>
        {
            var rows = given[3] is long count ? count : -1;
            rendering.Results[given.Text(0)] = new StatementResult(
                new ResponseValue(given[2] as string ?? "OK", rows, given[1] as string), given[4] as TableValue);
            return "";
        });

    public static JinjaFunction Load(Rendering rendering) => new("load_result(name)", given =>
        rendering.Results.GetValueOrDefault(given.Text(0)));
}
