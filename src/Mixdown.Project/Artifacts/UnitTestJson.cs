using System.Text.Json;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Artifacts;

/// <summary>Unit tests with dbt's keys.</summary>
static class UnitTestJson
{
    /// <summary>Writes the members that unit tests have of their own.</summary>
    public static void Write(Utf8JsonWriter json, UnitTestNode test)
    {
        json.WriteString("model", test.Model);
        json.WriteStartArray("given");
        foreach (var input in test.Given)
        {
            json.WriteStartObject();
            json.WriteString("input", input.Input);
            Rows(json, input.Rows);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("expect");
        Rows(json, test.Expect);
        json.WriteEndObject();
        json.WriteStartObject("overrides");
        PlainJson.WriteMap(json, "macros", test.Macros);
        PlainJson.WriteMap(json, "vars", test.Vars);
        PlainJson.WriteMap(json, "env_vars", test.EnvironmentVariables);
        json.WriteEndObject();
        ModelJson.Version(json, "version", test.Version);
        PlainJson.Write(json, "versions", test.Declaration["versions"]);
        json.WriteString("tested_node_unique_id", test.TestedNode);
        json.WriteNull("this_input_node_unique_id");
    }

    static void Rows(Utf8JsonWriter json, UnitTestRows rows)
    {
        json.WritePropertyName("rows");
        if (rows.Format == "dict")
        {
            json.WriteStartArray();
            foreach (var row in rows.Rows)
                PlainJson.WriteMap(json, row);
            json.WriteEndArray();
        }
        else
        {
            json.WriteStringValue(rows.Text);
        }
        json.WriteString("format", rows.Format);
        json.WriteString("fixture", rows.Fixture);
    }
}
