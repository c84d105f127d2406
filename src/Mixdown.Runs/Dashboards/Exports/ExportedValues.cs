namespace Mixdown.Runs.Dashboards.Exports;

/// <summary>Values that stand under a key of a dashboard's address.</summary>
/// <param name="Key"><c>f.NAME</c> of a filter, <c>p.NAME</c> of a parameter, <c>m.…</c> of clicked marks, <c>d.…</c> of
/// drills.</param>
/// <param name="Values">The values; an empty one is none.</param>
public sealed record ExportedValues(string Key, IReadOnlyList<string> Values);
