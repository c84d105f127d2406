using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Runs.State;

/// <summary>The tables of the run store, and how those of an older file become them.</summary>
static class RunSchema
{
    /// <summary>The version of the tables that this program writes. Version 1 had no number: what ran, its nodes and checks.</summary>
    public const int Version = 2;

    const string FirstTables =
        """
        create table if not exists runs (
          run_id text primary key, command text not null, started_at timestamptz not null, seconds double, status text not null);
        create table if not exists run_nodes (
          run_id text not null, unique_id text not null, status text not null, seconds double not null, message text not null);
        create table if not exists check_results (
          run_id text not null, unique_id text not null, name text not null, checked_at timestamptz not null, status text not null,
          failures bigint not null, seconds double not null, message text not null);
        create table if not exists store_version (version integer not null);
        """;

    const string SecondTables =
        """
        alter table runs add column if not exists started_by text;
        alter table runs add column if not exists arguments text;
        alter table runs add column if not exists threads integer;
        alter table runs add column if not exists planned_nodes integer;
        alter table runs add column if not exists planned_checks integer;
        alter table runs add column if not exists nodes integer;
        alter table runs add column if not exists nodes_failed integer;
        alter table runs add column if not exists nodes_skipped integer;
        alter table runs add column if not exists checks integer;
        alter table runs add column if not exists checks_failed integer;
        alter table runs add column if not exists checks_warned integer;
        alter table runs add column if not exists rows_loaded bigint;
        alter table runs add column if not exists rows_rejected bigint;
        alter table runs add column if not exists problem text;
        alter table run_nodes add column if not exists name text;
        alter table run_nodes add column if not exists kind text;
        alter table run_nodes add column if not exists materialized text;
        alter table run_nodes add column if not exists node_group text;
        alter table run_nodes add column if not exists path text;
        alter table run_nodes add column if not exists relation text;
        alter table run_nodes add column if not exists started_at timestamptz;
        alter table run_nodes add column if not exists rows bigint;
        alter table run_nodes add column if not exists sql_hash text;
        alter table run_nodes add column if not exists depends_on text[];
        alter table check_results add column if not exists kind text;
        alter table check_results add column if not exists attached_to text;
        alter table check_results add column if not exists started_at timestamptz;
        alter table check_results add column if not exists sql_hash text;
        alter table check_results add column if not exists newest_at timestamptz;
        create table if not exists run_loads (
          run_id text, load text, table_name text, ended_at timestamptz, seconds double, status text, read bigint, loaded bigint,
          rejected bigint, duplicate bigint, rescued bigint, bytes bigint, files integer, version bigint);
        create table if not exists run_problems (
          run_id text, position integer, told_at timestamptz, severity text, code text, message text, file text, line integer,
          column_at integer, excerpt text, note text, hint text);
        create table if not exists run_lines (run_id text, position integer, said_at timestamptz, level text, text text);
        create table if not exists compiled_sql (sql_hash text, sql text);
        delete from store_version;
        insert into store_version values (2);
        """;

    const string Forget = "update runs set status = 'crashed' where status = 'running'";

    /// <summary>What the end of a run would have counted, for runs that had none and for those of version 1.</summary>
    const string CountAgain =
        """
        update runs set
          nodes = (select count(*) from run_nodes where run_nodes.run_id = runs.run_id),
          nodes_failed = (select count(*) from run_nodes where run_nodes.run_id = runs.run_id and run_nodes.status not in ('success', 'skipped')),
          nodes_skipped = (select count(*) from run_nodes where run_nodes.run_id = runs.run_id and run_nodes.status = 'skipped'),
          checks = (select count(*) from check_results where check_results.run_id = runs.run_id),
          checks_failed = (select count(*) from check_results where check_results.run_id = runs.run_id and check_results.status in ('fail', 'error', 'runtime error')),
          checks_warned = (select count(*) from check_results where check_results.run_id = runs.run_id and check_results.status = 'warn'),
          rows_loaded = (select coalesce(sum(loaded), 0) from run_loads where run_loads.run_id = runs.run_id),
          rows_rejected = (select coalesce(sum(rejected), 0) from run_loads where run_loads.run_id = runs.run_id)
        where nodes is null and status <> 'running'
        """;

    /// <summary>Makes the tables what this version needs, and marks runs that never ended as crashed: their process is gone, since
    /// this one holds the lock.</summary>
    /// <param name="session">Of the store's file.</param>
    /// <param name="file">Its name, for people.</param>
    /// <exception cref="MixdownException">MX4140: a newer program has written the file.</exception>
    public static void Prepare(DuckDbSession session, string file)
    {
        session.Execute(FirstTables, CancellationToken.None);
        var found = session.Query("select coalesce(max(version), 1) from store_version", CancellationToken.None).Rows[0][0] is long version ? version : 1;
        if (found > Version)
            throw new MixdownException(Newer(file, found));
        if (found < Version)
            Grow(session);
        if (session.Execute(Forget, CancellationToken.None) > 0 || found < Version)
            session.Execute(CountAgain, CancellationToken.None);
    }

    static void Grow(DuckDbSession session)
    {
        session.Begin();
        session.Execute(SecondTables, CancellationToken.None);
        session.Commit();
    }

    static Diagnostic Newer(string file, long found) => new(
        "MX4140", $"{Path.GetFileName(file)} was written by a newer Mixdown: its tables are of version {found}, and this program knows {Version}",
        new SourceSpan(file, 1, 1, 1), "Update Mixdown. The file holds the history of runs only: without it the target works, and its history begins anew.");
}
