namespace Mixdown.Data.Schemas.Types;

/// <summary>The names that databases with an ADO.NET provider give their types: SQL's own, and those of MySQL, MariaDB, SQL
/// Server, Oracle and SQLite. Where two of them mean different things by a name, the wider one counts.</summary>
static class AnsiTypes
{
    const int MicrosecondDigits = 6;

    public static TypeRules Rules()
    {
        var rules = new TypeRules();
        AddNumbers(rules);
        AddUnsigned(rules);
        AddTimes(rules);
        foreach (var name in (string[])["char", "character", "varchar", "character varying", "nchar", "nvarchar", "varchar2", "nvarchar2"])
            rules.Add(name, $"{name}(20)", static _ => new(DataType.Text));
        foreach (var name in (string[])["text", "ntext", "tinytext", "mediumtext", "longtext", "clob", "nclob", "string"])
            rules.Add(name, DataType.Text);
        foreach (var name in (string[])["binary", "varbinary", "blob", "tinyblob", "mediumblob", "longblob", "image", "raw", "rowversion", "binary varying"])
            rules.Add(name, new DataType.Binary());
        rules.AddTexts("time", "time with time zone", "interval", "year", "uniqueidentifier", "uuid", "enum", "set", "json", "xml");
        rules.AddTexts("sql_variant", "hierarchyid", "geography", "geometry");
        return rules;
    }

    static void AddNumbers(TypeRules rules)
    {
        rules.Add("boolean", new DataType.Boolean());
        rules.Add("bool", new DataType.Boolean());
        rules.Add("bit", "bit(8)", type => type.Number(0) is > 1 ? new(new DataType.Binary()) : new(new DataType.Boolean()));
        rules.Add("bit");
        // SQL Server's goes from 0 to 255, MySQL's from -128 to 127.
        rules.Add("tinyint", new DataType.Integer(16));
        rules.Add("smallint", new DataType.Integer(16));
        rules.Add("mediumint", new DataType.Integer(32));
        rules.Add("int", "int(11)", static _ => new(new DataType.Integer(32)));
        rules.Add("integer", DataType.Int64);
        rules.Add("bigint", DataType.Int64);
        foreach (var name in (string[])["decimal", "numeric", "dec", "number"])
            rules.Add(name, $"{name}(10,2)", Decimals.Map);
        rules.Add("decimal");
        rules.Add("money", new DataType.Decimal(19, 4));
        rules.Add("smallmoney", new DataType.Decimal(10, 4));
        rules.Add("real", new DataType.Float(32));
        foreach (var name in (string[])["float", "double", "double precision", "binary_double"])
            rules.Add(name, new DataType.Float(64));
        rules.Add("binary_float", new DataType.Float(32));
    }

    static void AddUnsigned(TypeRules rules)
    {
        rules.Add("tinyint unsigned", new DataType.Integer(16));
        rules.Add("smallint unsigned", new DataType.Integer(32));
        rules.Add("mediumint unsigned", new DataType.Integer(32));
        rules.Add("int unsigned", "int(10) unsigned", static _ => new(DataType.Int64));
        rules.Add("bigint unsigned", new DataType.Decimal(20, 0));
        rules.Add("decimal unsigned", "decimal(10,2) unsigned", Decimals.Map);
    }

    static void AddTimes(TypeRules rules)
    {
        rules.Add("date", new DataType.Date());
        AddTime(rules, "datetime", DataType.LocalTime, digits: 3);
        AddTime(rules, "smalldatetime", DataType.LocalTime, digits: 0);
        AddTime(rules, "datetime2", DataType.LocalTime, digits: 7);
        AddTime(rules, "timestamp", DataType.LocalTime, digits: MicrosecondDigits);
        rules.Add("timestamp(9)");
        AddTime(rules, "timestamp without time zone", DataType.LocalTime, digits: MicrosecondDigits);
        AddTime(rules, "datetimeoffset", DataType.Instant, digits: 7);
        AddTime(rules, "timestamp with time zone", DataType.Instant, digits: MicrosecondDigits);
        AddTime(rules, "timestamp with local time zone", DataType.Instant, digits: MicrosecondDigits);
    }

    /// <param name="rules">Takes the rule.</param>
    /// <param name="name">The type's name.</param>
    /// <param name="type">What it becomes.</param>
    /// <param name="digits">Digits of a second where the parentheses say nothing.</param>
    static void AddTime(TypeRules rules, string name, DataType type, int digits) =>
        rules.Add(name, name, text => new(type, (text.Number(0) ?? digits) > MicrosecondDigits ? TypeFit.Nanoseconds : TypeFit.Exact));
}
