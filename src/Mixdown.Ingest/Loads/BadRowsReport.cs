using System.Globalization;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Loads;

/// <summary>Says why a load has too many bad rows.</summary>
static class BadRowsReport
{
    const int Shown = 3;

    /// <summary>Refuses a load when too many of its records are bad.</summary>
    /// <exception cref="MixdownException">MX2070: more than the project file allows.</exception>
    public static void Check(string table, RowCounts rows, BadRows policy, IReadOnlyList<RejectedRow> first)
    {
        if (rows.Rejected > 0 && (policy.Action == BadRowsAction.Fail || policy.Max.IsExceededBy(rows.Rejected, rows.Read)))
            throw new MixdownException(TooMany(table, rows, policy, first));
    }

    /// <param name="table">The table.</param>
    /// <param name="rows">Its counts.</param>
    /// <param name="policy">What is allowed.</param>
    /// <param name="first">A few of the bad rows.</param>
    static Diagnostic TooMany(string table, RowCounts rows, BadRows policy, IReadOnlyList<RejectedRow> first)
    {
        var allowed = policy.Action == BadRowsAction.Fail ? "none" : policy.Max.ToString();
        var message = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"{rows.Rejected:#,0} of {Counted.Of(rows.Read, "row")} of '{table}' cannot be read and {allowed} may be bad; nothing of the table was published"));
        foreach (var row in first.Take(Shown))
            message.Append(CultureInfo.InvariantCulture, $"\n    {row.File}:{row.Line}: {row.Code}: {row.Reason}");
        if (rows.Rejected > Shown)
            message.Append(CultureInfo.InvariantCulture, $"\n    and {rows.Rejected - Math.Min(Shown, first.Count):#,0} more");
        return new Diagnostic(
            "MX2070", message.ToString(), new SourceSpan(first[0].File, (int)first[0].Line, 1, 1),
            "Correct the file, or raise bad_rows.max of the load.");
    }
}
