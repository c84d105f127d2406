using Mixdown.Project.Compile.Values;

namespace Mixdown.Tests.Project.Materialize;

public sealed class StatementCodeTests
{
    [Theory]
    [InlineData("create or replace table a as (select 1)", "SELECT")]
    [InlineData("create temporary table a as (select 1)", "SELECT")]
    [InlineData("-- a header; with a semicolon\ncreate or replace view a as (select 1)", "CREATE VIEW")]
    [InlineData("create materialized view a as select 1", "SELECT")]
    [InlineData("refresh materialized view a", "REFRESH MATERIALIZED VIEW")]
    [InlineData("delete from a where b = ';';\ninsert into a select 1", "INSERT")]
    [InlineData("delete from a;\ninsert into a select 1;\n-- done\n", "INSERT")]
    [InlineData("do $$ begin; end $$", "DO")]
    [InlineData("do $body$ begin; insert into a; end $body$", "DO")]
    [InlineData("/* one; */ merge into a using b on true when matched then delete", "MERGE")]
    [InlineData("with a as (select 1) select * from a", "SELECT")]
    [InlineData("create unique index a on b (c)", "CREATE UNIQUE")]
    [InlineData("alter table a add column b int", "ALTER TABLE")]
    [InlineData("drop view \"a;b\"", "DROP VIEW")]
    [InlineData("", "OK")]
    public void The_last_statement_of_a_text_names_what_was_done(string sql, string code) => Assert.Equal(code, StatementCode.Of(sql));

    [Theory]
    [InlineData("SELECT", 3, "SELECT 3")]
    [InlineData("INSERT", 3, "INSERT 0 3")]
    [InlineData("CREATE VIEW", -1, "CREATE VIEW")]
    public void The_message_is_that_of_PostgreSQL(string code, long rows, string message) => Assert.Equal(message, StatementCode.Message(code, rows));
}
