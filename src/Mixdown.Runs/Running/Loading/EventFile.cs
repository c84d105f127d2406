using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Messages;

namespace Mixdown.Runs.Running.Loading;

/// <summary>A file with messages of buckets, or what another program writes into ours.</summary>
/// <param name="name">As it was given; <c>-</c> for what comes in.</param>
/// <param name="folder">The folder that the command was started in, absolute.</param>
/// <param name="input">What comes in.</param>
public sealed class EventFile(string name, string folder, Func<Stream> input)
{
    /// <summary>What comes in, as programs write it.</summary>
    const string Input = "-";

    /// <summary>A queue hands out ten messages of a megabyte at most; a file with more is none of messages.</summary>
    const int MostBytes = 64 << 20;

    /// <summary>Reads it to its end.</summary>
    /// <exception cref="MixdownException">MX4061: it cannot be read; otherwise as <see cref="ObjectEvents.Read"/>.</exception>
    public async Task<ObjectEvents> ReadAsync(CancellationToken cancel)
    {
        var path = Path.GetFullPath(name, folder);
        if (name != Input && !File.Exists(path))
            throw Unreadable("is not there", "Name a file with messages, or '-' for what is piped in.");
        using var text = new MemoryStream();
        var stream = name == Input ? input() : File.OpenRead(path);
        await using (stream)
        {
            var block = new byte[1 << 16];
            for (int read; (read = await stream.ReadAsync(block, cancel)) > 0;)
            {
                if (text.Length + read > MostBytes)
                    throw Unreadable("has more than 64 MiB", "Give the messages in parts.");
                await text.WriteAsync(block.AsMemory(0, read), cancel);
            }
        }
        return ObjectEvents.Read(name == Input ? "<stdin>" : name, text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    MixdownException Unreadable(string what, string hint) => new(new Diagnostic("MX4061", $"'{name}', which should have messages, {what}", Hint: hint));
}
