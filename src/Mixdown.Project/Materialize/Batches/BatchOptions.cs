using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize.Batches;

/// <summary>What a microbatch model says of its batches.</summary>
/// <param name="Size">Of one batch.</param>
/// <param name="Begin">First moment of its history.</param>
/// <param name="Lookback">Batches before the newest that each run builds again, for late rows.</param>
sealed record BatchOptions(BatchSize Size, DateTimeOffset Begin, int Lookback)
{
    /// <summary>dbt's default: the batch before the newest.</summary>
    const int DefaultLookback = 1;

    /// <summary>Whether the node is built in batches.</summary>
    public static bool AreOf(ProjectNode node) =>
        node is { Kind: NodeKind.Model, Config.Materialized: "incremental" } && node.Config.Text("incremental_strategy") == "microbatch";

    /// <summary>Reads the node's configuration.</summary>
    /// <exception cref="MixdownException">MX1511: a key is missing, or its value is none that it takes.</exception>
    public static BatchOptions Of(ProjectNode node)
    {
        if (node.Config.Text("event_time") is null)
            throw Wrong(node, "needs an 'event_time'", "Name the column that says when a row happened: event_time='…'.");
        return new BatchOptions(SizeOf(node), BeginOf(node), LookbackOf(node));
    }

    static BatchSize SizeOf(ProjectNode node)
    {
        var word = node.Config.Text("batch_size");
        return Enum.TryParse<BatchSize>(word, ignoreCase: true, out var size) && Enum.IsDefined(size) && !char.IsDigit(word![0])
            ? size
            : throw Wrong(node, word is null ? "needs a 'batch_size'" : $"has the batch_size '{word}'", "Use one of: hour, day, month, year.");
    }

    static DateTimeOffset BeginOf(ProjectNode node)
    {
        var text = node.Config.Text("begin");
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var begin)
            ? begin
            : throw Wrong(node, text is null ? "needs a 'begin'" : $"has the begin '{text}'", "Give the first day of its history: begin='2024-01-01'.");
    }

    static int LookbackOf(ProjectNode node) => node.Config["lookback"] switch
    {
        null => DefaultLookback,
        long and >= 0 and <= int.MaxValue and var batches => (int)batches,
        _ => throw Wrong(node, $"has the lookback '{node.Config.Text("lookback")}'", "Give a number of batches, 0 or more."),
    };

    static MixdownException Wrong(ProjectNode node, string what, string hint) =>
        new(new Diagnostic("MX1511", $"The microbatch model '{node.Name}' {what}", node.DeclaredAt, hint));
}
