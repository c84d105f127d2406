using System.Globalization;
using Mixdown.Testing.Postgres;
using Npgsql;

namespace Mixdown.ServerTests.PostgresCdc.Kills;

/// <summary>Programs that change tables at random, whatever becomes of the server; each committed change is in the table
/// <c>audit</c>, written by a trigger in the same transaction.</summary>
/// <param name="server">Where the tables are.</param>
/// <param name="seed">Chooses the changes.</param>
sealed class RandomChanges(CrashingServer server, int seed) : IAsyncDisposable
{
    /// <summary><c>item</c> has values that are stored apart; <c>debit</c> and <c>credit</c> change only together.</summary>
    const string Tables =
        """
        create table item (id int primary key, n int, note text, body text);
        alter table item alter body set storage external;
        create table debit (id int primary key, amount int);
        create table credit (id int primary key, amount int);
        create table audit (place bigserial primary key, op text, id int, n int, note text, body text);
        create sequence ids;
        create function log_item() returns trigger language plpgsql as $$
        begin
          if tg_op = 'TRUNCATE' then insert into audit (op) values ('t'); return null; end if;
          if tg_op = 'DELETE' or (tg_op = 'UPDATE' and new.id <> old.id) then insert into audit (op, id) values ('d', old.id); end if;
          if tg_op = 'UPDATE' and new.id = old.id then
            insert into audit (op, id, n, note, body) values ('u', new.id, new.n, new.note, md5(new.body));
          elsif tg_op <> 'DELETE' then
            insert into audit (op, id, n, note, body) values ('i', new.id, new.n, new.note, md5(new.body));
          end if;
          return null;
        end $$;
        create trigger log_rows after insert or update or delete on item for each row execute function log_item();
        create trigger log_truncates after truncate on item for each statement execute function log_item();
        """;

    const string Body = "(select string_agg(md5(random()::text), '') from generate_series(1, 100))";
    const string AnyItem = "(select id from item order by random() limit 1)";
    readonly CancellationTokenSource _stop = new();
    Task _running = Task.CompletedTask;

    /// <summary>Makes the tables, empty.</summary>
    public void Create() => server.Run(Tables);

    /// <summary>Changes begin.</summary>
    public void Start() => _running = Task.WhenAll(Enumerable.Range(0, 2).Select(worker => Task.Run(() => ChangeAsync(new Random(seed + worker)))));

    /// <summary>No more changes.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    async Task ChangeAsync(Random chance)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(server.Connection);
                await connection.OpenAsync();
                while (!_stop.IsCancellationRequested)
                    await TransactAsync(connection, chance);
            }
            catch (NpgsqlException)
            {
                // The server died, or two transactions were in each other's way: whether the last one counts, the audit says.
                await Task.Delay(20);
            }
        }
    }

    static async Task TransactAsync(NpgsqlConnection connection, Random chance)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        for (var change = chance.Next(1, 6); change > 0; change--)
        {
            await using var command = new NpgsqlCommand(Change(chance), connection);
            await command.ExecuteNonQueryAsync();
        }
        if (chance.Next(20) == 0)
            await transaction.RollbackAsync();
        else
            await transaction.CommitAsync();
        await Task.Delay(chance.Next(30));
    }

    static string Change(Random chance)
    {
        var number = chance.Next(1_000_000).ToString(CultureInfo.InvariantCulture);
        return chance.Next(100) switch
        {
            < 25 => $"insert into item values (nextval('ids'), {number}, 'note {number}', {(chance.Next(4) == 0 ? "null" : Body)})",
            < 50 => $"update item set n = {number} where id = {AnyItem}",
            < 60 => $"update item set note = {(chance.Next(2) == 0 ? "null" : $"'changed {number}'")} where id = {AnyItem}",
            < 66 => $"update item set body = {Body} where id = {AnyItem}",
            < 72 => $"update item set id = nextval('ids') where id = {AnyItem}",
            < 84 => $"delete from item where id = {AnyItem}",
            < 97 => $"with moved as (insert into debit values (nextval('ids'), {number}) returning id) insert into credit select id, {number} from moved",
            < 98 => "insert into item select nextval('ids'), i, null, 'short' from generate_series(1, 200) i",
            < 99 => "truncate item",
            _ => $"update item set n = {number} where id % 3 = 0",
        };
    }
}
