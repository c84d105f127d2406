using System.Globalization;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Sources.Collector.Log;

/// <summary>The right to write a log: a lock of the operating system, which dies with its process.</summary>
sealed class LogLock : IDisposable
{
    readonly FileStream _file;

    LogLock(FileStream file) => _file = file;

    /// <summary>Takes it.</summary>
    /// <param name="folder">The log's folder, which is there.</param>
    /// <exception cref="MixdownException">MX2431: another process has it, or another part of this one; transient.</exception>
    public static LogLock Take(string folder)
    {
        var owner = Path.Combine(folder, "owner");
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException problem) when (problem.GetType() == typeof(IOException) && !LogErrors.IsFull(problem))
        {
            var process = File.Exists(owner) ? $"Process {File.ReadAllText(owner)}" : null;
            throw new MixdownException(LogErrors.Taken(folder, process), problem) { IsTransient = true };
        }
        try
        {
            File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch
        {
            file.Dispose();
            throw;
        }
        return new LogLock(file);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
