namespace Mixdown.Cli.Commands.Adhoc;

/// <summary>How rows are shown.</summary>
enum ShowForm
{
    /// <summary>A table for people.</summary>
    Text,

    /// <summary>An object for programs.</summary>
    Json,
}
