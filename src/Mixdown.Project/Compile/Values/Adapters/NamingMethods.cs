using Mixdown.Data.Naming;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values.Adapters;

/// <summary>Methods of <c>adapter</c> that quote names, and that read what catalogs say of grants.</summary>
static class NamingMethods
{
    public static HostMethods<Rendering> Table { get; } = new()
    {
        ["quote(identifier)"] = (_, given) => Quote(given.Text(0)),
        ["quote_as_configured(identifier, quote_key)"] = (_, given) => QuotePart(given.Text(0), given.Text(1)),
        ["quote_seed_column(column, quote_config=None)"] = (_, given) => QuoteSeed(given.Text(0), given[1]),
        ["verify_database(database)"] = (rendering, given) => Verify(rendering, given.TextOrNull(0)),
        ["standardize_grants_dict(grants_table)"] = (_, given) => Grants(given.As<TableValue>(0, "a table")),
        ["name_with_suffix(name, suffix)"] = (_, given) => LongNames.WithSuffix(given.Text(0), given.Text(1)),
        ["nice_connection_name()"] = (rendering, _) => rendering.Node?.UniqueId ?? "master",
        ["is_motherduck()"] = (_, _) => false,
        ["is_ducklake(relation)"] = (_, _) => false,
    };

    static string Quote(string name) => new SqlIdentifier(name).ToString();

    static string QuotePart(string name, string part) => part is "database" or "schema" or "identifier"
        ? Quote(name)
        : throw new JinjaException(JinjaErrorKind.Value, $"A relation has no part '{part}'") { Hint = "Use one of: database, schema, identifier." };

    static string QuoteSeed(string column, object? configured) => configured switch
    {
        false => column,
        null or true => Quote(column),
        _ => throw new JinjaException(JinjaErrorKind.Type, $"'quote_columns' must be true or false, not {JinjaValue.Repr(configured)}"),
    };

    /// <summary>One connection writes one database, on every engine that there is.</summary>
    static string Verify(Rendering rendering, string? database)
    {
        var own = rendering.Context.Target.Database;
        if (own is null || database is null || string.Equals(own, database.Trim('"'), StringComparison.OrdinalIgnoreCase))
            return "";
        throw new JinjaException(JinjaErrorKind.Raised, $"The target writes the database '{own}', not '{database}'")
        {
            Hint = "Give the model no 'database', or use a target of that database.",
        };
    }

    /// <summary>Rows of grantee and privilege_type as a dictionary: privilege, then everyone who has it.</summary>
    static JinjaDict Grants(TableValue table)
    {
        var grants = new JinjaDict();
        foreach (var row in table.Items.OfType<RowValue>())
        {
            row.TryGetItem("grantee", out var grantee);
            row.TryGetItem("privilege_type", out var privilege);
            var holders = grants[privilege] as JinjaList ?? [];
            holders.Add(grantee);
            grants[privilege] = holders;
        }
        return grants;
    }
}
