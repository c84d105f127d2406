namespace Mixdown.ServerTests.Faults.Steps;

/// <summary>DuckDB writes a file for each step, which no rollback takes back, and waits in a query that takes hours.</summary>
sealed class DuckDbStop : IStepStop, IDisposable
{
    readonly TempFolder _folder = new();

    public string Folder => _folder.Root;

    public string Macro =>
        """
        {% macro stop_at_step() %}
          {%- set folder = env_var('MIXDOWN_TEST_STEPS') -%}
          {%- set step = adapter.execute("select count(*) from glob('" ~ folder ~ "/step_*')", fetch=true)[1].rows[0][0] -%}
          {%- do adapter.execute("copy (select 1) to '" ~ folder ~ "/step_" ~ step ~ "' (format csv)") -%}
          {%- if step == env_var('MIXDOWN_TEST_STOP_AT') | int -%}
            {%- do adapter.execute("copy (select 1) to '" ~ folder ~ "/reached' (format csv)") -%}
            {%- do adapter.execute("select sum(hash(a.range + b.range)) from range(10000000) as a, range(10000000) as b", fetch=true) -%}
          {%- endif -%}
        {% endmacro %}

        """;

    public void Reset()
    {
        foreach (var file in Directory.EnumerateFiles(Folder))
            File.Delete(file);
    }

    public int Count() => Directory.EnumerateFiles(Folder).Count();

    public void Clear()
    {
        // Everything died with the process.
    }

    public bool IsReached() => File.Exists(_folder.At("reached"));

    public void Dispose() => _folder.Dispose();
}
