using Mixdown.Engines;
using Mixdown.Testing.Warehouses;

namespace Mixdown.ServerTests.Faults.Steps;

/// <summary>PostgreSQL counts in a sequence, which no rollback takes back, and waits asleep. A server that never hears of its
/// client's death would sleep on, and hold its locks: the test ends what is left of the killed session, as a server does that
/// looks after its connections.</summary>
sealed class PostgresStop(ITestWarehouse warehouse) : IStepStop, IDisposable
{
    readonly IEngine _engine = warehouse.Open();

    public string Folder => "";

    public string Macro =>
        """
        {% macro stop_at_step() %}
          {%- set step = adapter.execute("select nextval('public.mixdown_step')", fetch=true)[1].rows[0][0] -%}
          {%- if step == env_var('MIXDOWN_TEST_STOP_AT') | int -%}
            {%- do adapter.execute("select pg_sleep(600)", fetch=true) -%}
          {%- endif -%}
        {% endmacro %}

        """;

    public void Reset() => Execute("drop sequence if exists public.mixdown_step; create sequence public.mixdown_step minvalue 0");

    public int Count() => Number("select last_value + 1 from public.mixdown_step");

    public bool IsReached() => Number($"select count(*) from ({Asleep}) as asleep") > 0;

    public void Clear()
    {
        Execute($"select pg_terminate_backend(pid) from ({Asleep}) as asleep");
        SpinWait.SpinUntil(() => !IsReached(), TimeSpan.FromSeconds(10));
    }

    public void Dispose() => _engine.Dispose();

    const string Asleep = "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query = 'select pg_sleep(600)' and state = 'active'";

    int Number(string sql)
    {
        using var session = _engine.OpenSession();
        return Convert.ToInt32(session.Query(sql, TestContext.Current.CancellationToken).Rows[0][0], System.Globalization.CultureInfo.InvariantCulture);
    }

    void Execute(string sql)
    {
        using var session = _engine.OpenSession();
        session.Execute(sql, TestContext.Current.CancellationToken);
    }
}
