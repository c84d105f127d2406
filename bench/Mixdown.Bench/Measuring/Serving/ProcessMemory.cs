using System.Globalization;

namespace Mixdown.Bench.Measuring.Serving;

/// <summary>What a process holds of the machine's memory, in bytes.</summary>
/// <param name="Resident">All pages that are in memory, those of files that others use too among them: RSS.</param>
/// <param name="Proportional">The same, with a shared page divided by those who use it: PSS.</param>
/// <param name="Own">Pages of no file: what would go if it ended.</param>
sealed record ProcessMemory(long Resident, long Proportional, long Own)
{
    public static ProcessMemory Of(int pid)
    {
        // 'Pss:                2048 kB'
        var fields = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/smaps_rollup"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(parts => parts is [_, _, "kB"])
            .ToDictionary(parts => parts[0], parts => long.Parse(parts[1], CultureInfo.InvariantCulture) * 1024, StringComparer.Ordinal);
        return new ProcessMemory(fields["Rss:"], fields["Pss:"], fields["Anonymous:"]);
    }
}
