using System.CommandLine;

namespace Mixdown.Cli.Commands.Adhoc;

/// <summary>The option for SQL that stands in no file.</summary>
static class InlineSql
{
    /// <summary><c>--inline "select …"</c>.</summary>
    public static Option<string?> Option() => new("--inline") { HelpName = "SQL", Description = "A SELECT that stands in no file; may have Jinja: \"select * from {{ ref('orders') }}\"" };
}
