using System.Globalization;
using System.Runtime.InteropServices;

namespace Mixdown.Bench.Reports;

/// <summary>What the numbers were measured on.</summary>
sealed record Machine(string Cpu, int Cores, double MemoryGb, string Kernel, string DotNet, string DuckDb)
{
    const string KernelFile = "/proc/sys/kernel/osrelease";

    public static Machine This(string duckDb) => new(
        Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        Math.Round(MemoryBytes() / 1e9, 1),
        File.Exists(KernelFile) ? "Linux " + File.ReadAllText(KernelFile).Trim() : RuntimeInformation.OSDescription,
        Environment.Version.ToString(),
        duckDb);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Cpu}, {Cores} cores, {MemoryGb} GB; {Kernel}; .NET {DotNet}; DuckDB {DuckDb}");

    static double MemoryBytes() => Field("/proc/meminfo", "MemTotal") is { } line
        ? double.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture) * 1024
        : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    static string? Field(string file, string name) => !File.Exists(file) ? null : File.ReadLines(file)
        .Select(line => line.Split(':', 2))
        .Where(parts => parts.Length == 2 && parts[0].Trim() == name)
        .Select(parts => parts[1].Trim())
        .FirstOrDefault();
}
