using Mixdown.Data.Diagnostics;
using Mixdown.Engines.Postgres.Statements;
using Npgsql;

namespace Mixdown.Engines.Postgres;

/// <summary>What the server says of a statement, as a diagnostic with its place in the text that was given.</summary>
static class ServerError
{
    /// <summary>The file name of a text that was sent: the caller knows which file it came from.</summary>
    const string SqlText = "<sql>";

    internal static Diagnostic Explain(PostgresException fault, Statement statement)
    {
        var wrong = new Diagnostic(CodeOf(fault.SqlState), Message(fault), Span(fault, statement), Hint(fault));
        return wrong.In(statement.Script);
    }

    // The detail says which row, which key, what depends on it.
    static string Message(PostgresException fault) =>
        fault.Detail is { Length: > 0 } detail ? $"{fault.MessageText}: {detail.TrimEnd('.')}" : fault.MessageText;

    static string? Hint(PostgresException fault) => fault switch
    {
        { Hint: { Length: > 0 } hint } => hint,
        { IsTransient: true } => "Another transaction was in the way; run it again.",
        { SqlState: PostgresErrorCodes.QueryCanceled } => "Raise 'statement_timeout', or give the statement less to do.",
        _ => null,
    };

    /// <summary>The server counts characters (code points) from 1, in what was sent; it marks where a token begins.</summary>
    static SourceSpan? Span(PostgresException fault, Statement statement)
    {
        if (fault.Position == 0)
            return null;
        var offset = Math.Min(statement.Start + Utf16Length(statement.Text, fault.Position - 1), statement.Script.Length);
        var before = statement.Script.AsSpan(0, offset);
        var length = offset < statement.Script.Length ? SqlTokens.Next(statement.Script, offset) - offset : 1;
        return new SourceSpan(SqlText, before.Count('\n') + 1, offset - before.LastIndexOf('\n'), length);
    }

    static int Utf16Length(string text, int characters)
    {
        var at = 0;
        for (; characters > 0 && at < text.Length; characters--)
            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return at;
    }

    static string CodeOf(string state) => state switch
    {
        PostgresErrorCodes.SyntaxError => "MX3010",
        PostgresErrorCodes.InsufficientPrivilege => "MX3017",
        PostgresErrorCodes.QueryCanceled => "MX3019",
        PostgresErrorCodes.OutOfMemory => "MX3015",
        PostgresErrorCodes.LockNotAvailable => "MX3014",
        _ => CodeOfClass(state.AsSpan(0, 2)),
    };

    static string CodeOfClass(ReadOnlySpan<char> family) => family switch
    {
        "42" or "3F" or "3D" => "MX3011",
        "23" => "MX3013",
        "40" => "MX3014",
        "25" => "MX3018",
        "53" or "58" => "MX3016",
        "08" or "57" => PostgresFaults.Lost,
        _ => "MX3012",
    };
}
