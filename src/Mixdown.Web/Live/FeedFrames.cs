using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text;
using Mixdown.Runs.Live.Feeds;

namespace Mixdown.Web.Live;

/// <summary>The messages about one live table. Clients that asked for the same and are as far get the same bytes, so that what a
/// change costs does not grow with their number.</summary>
/// <param name="table">The table.</param>
/// <param name="epoch">Tells the revisions of this process from those of one before it.</param>
sealed class FeedFrames(FeedTable table, string epoch)
{
    /// <summary>Messages kept for others at most: of one state of the table, for clients of different wishes and speeds.</summary>
    const int Kept = 64;

    readonly Lock _gate = new();
    readonly Dictionary<(string Shape, long After, bool IsEvent), Lazy<FeedFrame>> _frames = [];
    readonly Dictionary<long, Lazy<FeedChanges>> _changes = [];
    long _revision = -1;

    /// <summary>The id of the event that brings a reader to a revision, also the entity tag of the table at it.</summary>
    public string IdOf(long revision) => string.Create(CultureInfo.InvariantCulture, $"{epoch}-{revision}");

    /// <summary>The revision of an id; -1 where it is not one of this process.</summary>
    public long RevisionOf(string? id) =>
        id is not null && id.StartsWith(epoch + "-", StringComparison.Ordinal)
        && long.TryParse(id.AsSpan(epoch.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && revision <= table.Revision
            ? revision
            : -1;

    /// <summary>The event that tells what has changed.</summary>
    /// <param name="shape">What of the table is wanted.</param>
    /// <param name="after">The revision that the client has; below 0 for everything.</param>
    public FeedFrame EventOf(FeedShape shape, long after) => Of(shape, after, isEvent: true);

    /// <summary>The whole table as JSON.</summary>
    public FeedFrame WholeOf(FeedShape shape) => Of(shape, -1, isEvent: false);

    FeedFrame Of(FeedShape shape, long after, bool isEvent)
    {
        Lazy<FeedFrame>? frame;
        lock (_gate)
        {
            Forget();
            if (!_frames.TryGetValue((shape.Key, after, isEvent), out frame))
            {
                var changes = ChangesAfter(after);
                _frames[(shape.Key, after, isEvent)] = frame = new Lazy<FeedFrame>(() => Encode(shape, changes.Value, isEvent));
            }
        }
        return frame.Value;
    }

    void Forget()
    {
        if (_revision == table.Revision && _frames.Count < Kept)
            return;
        _frames.Clear();
        _changes.Clear();
        _revision = table.Revision;
    }

    Lazy<FeedChanges> ChangesAfter(long revision)
    {
        if (!_changes.TryGetValue(revision, out var changes))
            _changes[revision] = changes = new Lazy<FeedChanges>(() => table.ChangesAfter(revision));
        return changes;
    }

    FeedFrame Encode(FeedShape shape, FeedChanges changes, bool isEvent)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        if (isEvent)
            bytes.Write(Encoding.ASCII.GetBytes($"event: {(changes.IsWhole ? "snapshot" : "delta")}\nid: {IdOf(changes.Revision)}\ndata: "));
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true }))
            Write(json, shape, changes);
        bytes.Write(isEvent ? "\n\n"u8 : "\n"u8);
        return new FeedFrame(changes.Revision, bytes.WrittenMemory);
    }

    void Write(Utf8JsonWriter json, FeedShape shape, FeedChanges changes)
    {
        var from = shape.FirstOf(changes);
        json.WriteStartObject();
        json.WriteString("name", table.Name);
        json.WriteNumber("revision", changes.Revision);
        if (changes.IsWhole)
            FeedJson.WriteTable(json, table, shape.Columns);
        FeedJson.WriteMoment(json, "watermark", changes.Watermark);
        FeedJson.WriteMoment(json, "from", from);
        json.WriteStartArray("windows");
        foreach (var window in changes.Windows.Where(window => window.Start >= from))
            FeedJson.WriteWindow(json, window, shape.RowsOf(window));
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
