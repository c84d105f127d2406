using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;

namespace Mixdown.Project.Compile.Values;

/// <summary>dbt's <c>exceptions</c>: how a macro says that something is wrong.</summary>
sealed class ExceptionsValue(Rendering rendering) : IJinjaObject
{
    static readonly HostMethods<ExceptionsValue> Methods = new()
    {
        ["raise_compiler_error(msg, node=None)"] = (_, given) => throw Raised(given.Text(0)),
        ["raise_database_error(msg, node=None)"] = (_, given) => throw Raised(given.Text(0)),
        ["raise_parsing_error(msg, node=None)"] = (_, given) => throw Raised(given.Text(0)),
        ["raise_not_implemented(msg)"] = (_, given) => throw Raised(given.Text(0)),
        ["raise_fail_fast_error(msg, result=None)"] = (_, given) => throw Raised(given.Text(0)),
        ["missing_config(model, name)"] = (_, given) => throw Raised($"The configuration '{given.Text(1)}' is missing"),
        ["missing_materialization(model, adapter_type)"] = (_, given) => throw Raised($"There is no such materialization for {given.Text(1)}"),
        ["relation_wrong_type(relation, expected_type, model=None)"] = (_, given) =>
            throw Raised($"{JinjaValue.Str(given[0])} is not a {given.Text(1)}"),
        ["raise_contract_error(yaml_columns, sql_columns)"] = (_, _) => throw Raised("The columns are not those of the contract"),
        ["column_type_missing(column_names)"] = (_, given) => throw Raised($"These columns have no data_type: {JinjaValue.Str(given[0])}"),
        ["raise_invalid_materialization_configuration(msg)"] = (_, given) => throw Raised(given.Text(0)),
        ["warn(msg)"] = (self, given) => self.Warn(given),
    };

    public string TypeName => "exceptions";

    public IEnumerable<string> AttributeNames => Methods.Names;

    public bool TryGetAttribute(string name, out object? value) => Methods.TryBind(this, name, out value);

    public string Print() => "<exceptions>";

    static JinjaException Raised(string message) => new(JinjaErrorKind.Raised, message);

    string Warn(BoundArguments given)
    {
        if (!rendering.IsParsing)
            rendering.Warnings.Add(new Diagnostic("MX1311", given.Text(0), given.At is { } at ? JinjaTrouble.Span(at) : null, Severity: Severity.Warning));
        return "";
    }
}
