using Mixdown.Runs.Starting.Data;

namespace Mixdown.Runs.Starting.Texts;

/// <summary>What every new project begins with: the files of dbt, mixdown.yml and what git is to leave alone.</summary>
static class BaseFiles
{
    const string OneRowPer = """
        {#- No two rows have the same values in these columns. -#}
        {% test one_row_per(model, columns) %}
        select {{ columns | join(', ') }}
        from {{ model }}
        group by {{ columns | join(', ') }}
        having count(*) > 1
        {% endtest %}

        """;

    const string SchemaName = """
        {#- The schemas are bronze, silver and gold in every target: a target has a warehouse of its own, so dbt's prefix is not needed. -#}
        {% macro generate_schema_name(custom_schema_name, node) -%}
          {{ custom_schema_name if custom_schema_name is not none else target.schema }}
        {%- endmacro %}

        """;

    /// <summary>The files.</summary>
    /// <param name="name">The project's name.</param>
    /// <param name="loads">What is loaded.</param>
    public static IEnumerable<StarterFile> Of(string name, IReadOnlyList<StarterLoad> loads) =>
    [
        new("dbt_project.yml", Project(name)),
        new("profiles.yml", Profiles(name)),
        new("mixdown.yml", MixdownYml(loads)),
        new("macros/generate_schema_name.sql", SchemaName),
        new("tests/generic/one_row_per.sql", OneRowPer),
        new(".gitignore", "data/\n.mixdown/\ntarget/\ndbt_packages/\n"),
    ];

    /// <summary>mixdown.yml with these loads.</summary>
    public static string MixdownYml(IReadOnlyList<StarterLoad> loads)
    {
        var text = new Lines();
        text.Add("# What dbt has no file for: where the data is, and how it becomes the bronze tables of models/bronze.");
        text.Add("# 'mixdown schema' prints every key; 'mixdown validate' checks this file.");
        text.Add("loads:");
        foreach (var load in loads)
        {
            text.Add($"  {load.Name}:");
            text.Add("    schema: bronze");
            text.Add($"    type: {load.Type}");
            if (load.Path is { } path)
                text.Add($"    path: {YamlWord.Of(path)}");
            if (load.Table is { } table)
                text.Add($"    table: {table}");
            if (load.Delimiter is { } delimiter)
                text.Add($"    options: {{ delimiter: {(delimiter == '\t' ? "tab" : $"\"{delimiter}\"")} }}");
            if (load.Variable is { } variable)
                text.Add($"    connection: \"{{{{ env_var('{variable}') }}}}\"");
        }
        return text.ToString();
    }

    /// <summary>dbt_project.yml once there are models in their layers.</summary>
    /// <param name="name">The project's name.</param>
    /// <param name="layers">Folders of models, and the schema of each.</param>
    public static StarterFile WithLayers(string name, IEnumerable<(string Folder, string Schema)> layers)
    {
        var text = new Lines();
        text.Add("models:");
        text.Add($"  {name}:");
        text.Add("    +materialized: table");
        foreach (var (folder, schema) in layers)
        {
            text.Add($"    {folder}:");
            text.Add($"      +schema: {schema}");
        }
        return new StarterFile("dbt_project.yml", Project(name) + text);
    }

    static string Project(string name) => $"""
        name: {name}
        version: "1.0.0"
        config-version: 2
        profile: {name}

        model-paths: [models]
        macro-paths: [macros]
        test-paths: [tests]
        target-path: target
        clean-targets: [target]


        """;

    static string Profiles(string name) => $"""
        {name}:
          target: dev
          outputs:
            dev:
              type: duckdb
              path: data/dev/warehouse.duckdb
              threads: 3

        """;
}
