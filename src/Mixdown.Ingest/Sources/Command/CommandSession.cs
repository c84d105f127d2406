using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Records;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Sources.Command;

/// <summary>A program during one run: it is run once, before the first table is read, and its records wait in a spool a table.</summary>
sealed class CommandSession(CommandSourceOptions options, SourceHost host) : ITableSession
{
    readonly Dictionary<string, LoadTable> _tables = new(StringComparer.Ordinal);
    readonly Dictionary<string, CommandStream> _streams = new(StringComparer.Ordinal);
    readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);
    JsonElement? _state;
    long _run;
    long _lines;

    /// <inheritdoc/>
    public Task<IReadOnlyList<OfferedTable>> TablesAsync(TableChoice choice, CancellationToken cancel)
    {
        foreach (var name in choice.Named)
            _tables.Add(name, choice.Settings(name, name));
        if (_tables.Count == 0)
            throw new MixdownException(new Diagnostic("MX2336", "the load does not say which tables it fills", options.At, "Write 'table: NAME', or for Singer the streams: 'tables: [customer, invoice]'."));
        return Task.FromResult<IReadOnlyList<OfferedTable>>([.. _tables.Keys.Order(StringComparer.Ordinal).Select(name => new OfferedTable(name, options.Place, null))]);
    }

    /// <summary>Runs the program.</summary>
    public async Task PrepareAsync(IReadOnlyDictionary<string, string?> bookmarks, CancellationToken cancel)
    {
        var before = bookmarks.ToDictionary(of => of.Key, of => of.Value is null ? null : CommandBookmark.Parse(of.Value), StringComparer.Ordinal);
        // A table whose last load failed goes on where it was: the program begins again there for all of them.
        var oldest = before.ContainsValue(null) ? null : before.Values.MinBy(bookmark => bookmark!.Run);
        _run = before.Values.Max(bookmark => bookmark?.Run ?? 0) + 1;
        _state = oldest?.State;
        foreach (var (table, bookmark) in before)
            _streams.Add(table, new CommandStream(_tables[table], bookmark, host.ScratchFolder));
        await new CommandRun(options, host).RunAsync(Given(oldest), Take, cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<ITableRead> ReadAsync(TableRequest request, CancellationToken cancel)
    {
        CheckUnknown();
        return await _streams[request.Table.Name].OpenAsync(request, _run, _state, cancel).ConfigureAwait(false);
    }

    /// <summary>Nothing: the program is told where to go on when it runs again.</summary>
    public Task ConfirmAsync(IReadOnlyDictionary<string, string> bookmarks, CancellationToken cancel) => Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var stream in _streams.Values)
            await stream.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What the program said last; where it says nothing, the last value of the one table's cursor.</summary>
    string Given(CommandBookmark? oldest) => oldest?.State is { } state ? CommandBookmark.Given(state)
        : _streams.Count == 1 ? _streams.Values.Single().From ?? "" : "";

    void Take(ReadOnlySpan<byte> line)
    {
        _lines++;
        var message = default(CommandMessage);
        try
        {
            message = options.Format == CommandFormat.Ndjson ? default : CommandMessage.Read(line);
        }
        catch (JsonException) when (_tables.Count == 1)
        {
            // No message: the reader of records puts it into quarantine, with its text.
        }
        catch (JsonException)
        {
            throw Wrong(line);
        }
        if (message.Kind == CommandMessageKind.None && (options.Format == CommandFormat.Singer || _streams.Count > 1))
            throw Wrong(line);
        Take(line, message);
    }

    void Take(ReadOnlySpan<byte> line, CommandMessage message)
    {
        switch (message.Kind)
        {
            case CommandMessageKind.None:
                _streams.Values.Single().Add(line);
                break;
            case CommandMessageKind.Record when StreamOf(message) is { } stream:
                stream.Add(message.Content);
                break;
            case CommandMessageKind.Schema when StreamOf(message) is { } stream:
                stream.Key = message.Key;
                break;
            case CommandMessageKind.State:
                using (var state = JsonDocument.Parse(message.Content.ToArray()))
                    _state = state.RootElement.Clone();
                break;
        }
    }

    CommandStream? StreamOf(CommandMessage message)
    {
        if (message.Stream is { } name && !_streams.ContainsKey(name) && !_tables.ContainsKey(name))
            _unknown.Add(name);
        return message.Stream is { } known ? _streams.GetValueOrDefault(known) : null;
    }

    /// <summary>Records of a table that the load does not have would be lost, since the program will not write them again.</summary>
    void CheckUnknown()
    {
        if (_unknown.Count > 0)
            throw new MixdownException(new Diagnostic(
                "MX2337", $"{options.Place} writes {string.Join(", ", _unknown.Select(name => $"'{name}'"))}, which the load does not have", options.At,
                "Add it to 'tables', or let the program leave it out."));
    }

    MixdownException Wrong(ReadOnlySpan<byte> line) => new(new Diagnostic(
        "MX2338", FormattableString.Invariant($"line {_lines:#,0} of what {options.Place} writes is no message of Singer: {System.Text.Encoding.UTF8.GetString(line[..Math.Min(line.Length, 200)])}"),
        options.At, "A program that writes plain records fills one table: 'table: NAME', 'format: ndjson'."));
}
