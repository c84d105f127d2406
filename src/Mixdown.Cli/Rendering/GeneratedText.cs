using Mixdown.Simulation.Events;
using Mixdown.Simulation.Shopping;
using Mixdown.Simulation.Store;

namespace Mixdown.Cli.Rendering;

/// <summary>What a generator did, in one line.</summary>
static class GeneratedText
{
    /// <summary>Tables, records, where they are, and whether they were there before.</summary>
    public static string Of(GenerationSummary summary) =>
        $"  generate store   {Figures.Count(summary.Truth.Tables.Count, "table")}   " +
        $"{Figures.Count(summary.Truth.Tables.Values.Sum(table => table.Records), "record")}   {summary.Folder}" +
        (summary.WasThere ? "   was there already" : "");

    /// <summary>Events, records, listeners, and where they are.</summary>
    public static string Of(EventSummary summary, string place) =>
        $"  generate events   {Figures.Count(summary.Events, "event")}   {Figures.Count(summary.Records, "record")}   " +
        $"{Figures.Count(summary.Users, "listener")}   {Figures.Count(summary.Sessions, "session")}   {place}";

    /// <summary>Files, records, where they are, and whether they were there before.</summary>
    public static string Of(ShoppingSummary summary) =>
        $"  generate shopping   {Figures.Count(summary.Truth.Files.Count, "file")}   " +
        $"{Figures.Count(summary.Truth.Records, "record")}   {summary.Folder}" +
        (summary.WasThere ? "   was there already" : "");
}
