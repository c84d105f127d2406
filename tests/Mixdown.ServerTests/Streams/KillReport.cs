using System.Diagnostics;
using System.Globalization;

namespace Mixdown.ServerTests.Streams;

/// <summary>The line that a proof by kills leaves behind: what was done, and what was found.</summary>
/// <param name="kind">Where the events came from.</param>
sealed class KillReport(string kind)
{
    readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>Writes it, after everything held.</summary>
    /// <param name="sent">Records sent.</param>
    /// <param name="loop">Killed.</param>
    /// <param name="found">Looked into the tables.</param>
    /// <param name="agreement">Compared live with batch.</param>
    public void Write(long sent, KillLoop loop, Equation found, Agreement agreement) => TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{kind}: {KillLoop.Kills} kills, {loop.Commits} commits told of; {sent:#,0} records sent{(found.RefusedAtTheDoor ? $", {sent - found.Records} refused" : "")}, {found.Records:#,0} in the log = {found.Rows:#,0} rows + {found.Rejected:#,0} rejected, {found.Gaps} gaps; "
        + $"{agreement.Windows:#,0} windows reconciled, {agreement.Differences} differ; {Stopwatch.GetElapsedTime(_began).TotalSeconds:0} s"));
}
