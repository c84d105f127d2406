using System.Globalization;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Running;

/// <summary>The right of one process of this machine to run a stream: an OS file lock that dies with it. Processes of other machines
/// are told apart when they commit.</summary>
sealed class StreamLock : IDisposable
{
    readonly FileStream _file;

    StreamLock(FileStream file, string writer) => (_file, Writer) = (file, writer);

    /// <summary>Stands in the names of data files, and is the same for all who held this lock: who holds it knows that the others are
    /// dead. No other machine has it, not even with a copy of the folder.</summary>
    public string Writer { get; }

    /// <summary>Takes the lock of a stream.</summary>
    /// <param name="folder">The stream's folder, <c>data/TARGET/streams/NAME</c>; made when missing.</param>
    /// <param name="stream">Its name.</param>
    /// <param name="newId">Names those who write with this lock, when it is taken for the first time.</param>
    /// <exception cref="MixdownException">MX2407: another process runs it.</exception>
    public static StreamLock Take(string folder, string stream, Func<Guid> newId)
    {
        Directory.CreateDirectory(folder);
        var (path, owner) = (Path.Combine(folder, "lock"), Path.Combine(folder, "lock.pid"));
        if (TryLock(path) is not { } file)
            throw new MixdownException(Taken(path, owner, stream)) { IsTransient = true };
        File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new StreamLock(file, WriterOf(Path.Combine(folder, "writer"), newId));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    static string WriterOf(string path, Func<Guid> newId)
    {
        var machine = Environment.MachineName;
        if (File.Exists(path) && File.ReadAllText(path).Split(' ', 2) is [var writer, var of] && of == machine && Guid.TryParseExact(writer, "N", out _))
            return writer;
        var made = newId().ToString("N");
        File.WriteAllText(path, $"{made} {machine}");
        return made;
    }

    static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException problem) when (problem.GetType() == typeof(IOException) && File.Exists(path))
        {
            // .NET gives "locked by another process" no type of its own; every other case (no such folder, no right) has one.
            return null;
        }
    }

    static Diagnostic Taken(string path, string owner, string stream) => new(
        "MX2407", $"{(File.Exists(owner) ? $"Process {File.ReadAllText(owner)}" : "Another process")} runs the stream '{stream}'",
        new SourceSpan(path, 1, 1, 1), "Stop that one with Ctrl-C, or run other streams here: mixdown stream run NAME.");
}
