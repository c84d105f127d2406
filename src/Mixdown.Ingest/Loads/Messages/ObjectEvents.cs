using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Loads.Messages;

/// <summary>What messages of buckets say: which objects came, changed or went. They only say where to look: what is loaded is what is
/// there.</summary>
public sealed class ObjectEvents
{
    /// <summary>What is no longer drawn: an excerpt is for people.</summary>
    const int LongestDrawn = 1 << 20;

    readonly string _name;

    ObjectEvents(string name, ObjectEventReader read)
    {
        _name = name;
        Objects = [.. read.Objects];
        Ignored = Describe(read);
    }

    /// <summary>Each object once.</summary>
    internal IReadOnlyList<ObjectEvent> Objects { get; }

    /// <summary>A warning about what was left out, and why.</summary>
    internal Diagnostic? Ignored { get; }

    /// <summary>Reads messages as a queue hands them out.</summary>
    /// <param name="name">Where they came from, for messages.</param>
    /// <param name="json">One JSON document or several; none is no message.</param>
    /// <exception cref="MixdownException">MX2235: it is not JSON; MX2236: it says nothing of objects.</exception>
    public static ObjectEvents Read(string name, ReadOnlySpan<byte> json)
    {
        json = json.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
        var reader = new ObjectEventReader();
        try
        {
            if (!Utf8.IsValid(json))
                throw new JsonException("it is not UTF-8", null, 0, 0);
            reader.Read(json);
        }
        catch (JsonException wrong)
        {
            throw new MixdownException(NoJson(name, json, wrong), wrong);
        }
        catch (InvalidOperationException wrong)
        {
            // What the reader throws at half a character: "\ud800".
            throw new MixdownException(NoJson(name, json, new JsonException(wrong.Message, null, 0, 0)), wrong);
        }
        return reader is { Objects.Count: 0, OtherEvents.Count: 0, Unknown: > 0 } ? throw NoEvents(name) : new ObjectEvents(name, reader);
    }

    /// <summary>What they say of a load's files.</summary>
    /// <exception cref="MixdownException">MX2313, MX2314: the load has no bucket; MX2237: all of them are of others.</exception>
    internal NamedObjects Of(LoadDefinition load)
    {
        var place = BucketPlace.Of(load);
        var buckets = Objects.Select(found => found.Bucket).Distinct(StringComparer.Ordinal).ToList();
        if (buckets.Count > 0 && !buckets.Contains(place.Bucket, StringComparer.Ordinal))
        {
            throw new MixdownException(new Diagnostic(
                "MX2237", $"the load '{load.Name}' reads the bucket '{place.Bucket}', and {_name} is about {Names.Of(buckets)}", load.At,
                "Give the message to the load that reads this bucket, or correct 'path'."));
        }
        return place.Choose(Objects) with { Ignored = Ignored };
    }

    static Diagnostic NoJson(string name, ReadOnlySpan<byte> json, JsonException wrong)
    {
        var what = wrong.Message.Split(" LineNumber: ", 2)[0].TrimEnd('.');
        var problem = new Diagnostic(
            "MX2235", $"the message is not JSON: {what}", new SourceSpan(name, (int)(wrong.LineNumber ?? 0) + 1, ColumnOf(json, wrong), 1),
            "Give what the queue handed out as it is: one JSON document, or several, each in a line of its own.");
        return json.Length <= LongestDrawn ? problem.In(Encoding.UTF8.GetString(json)) : problem;
    }

    /// <summary>In characters, where the reader counts bytes.</summary>
    static int ColumnOf(ReadOnlySpan<byte> json, JsonException wrong)
    {
        for (var before = wrong.LineNumber ?? 0; before > 0; before--)
            json = json[(json.IndexOf((byte)'\n') + 1)..];
        return Encoding.UTF8.GetCharCount(json[..(int)Math.Min(wrong.BytePositionInLine ?? 0, json.Length)]) + 1;
    }

    static MixdownException NoEvents(string name) => new(new Diagnostic(
        "MX2236", "the message says nothing of objects in a bucket", new SourceSpan(name, 1, 1, 1),
        "It should be a notification of S3 or of a server that speaks it ('Records'), or one of EventBridge ('detail'), alone or as SNS and SQS hand it on."));

    Diagnostic? Describe(ObjectEventReader read)
    {
        var others = read.OtherEvents.ToList();
        if (read.Unknown > 0)
            others.Add(read.Unknown == 1 ? "1 part that is no message of a bucket" : $"{read.Unknown} parts that are no message of a bucket");
        return others.Count == 0 ? null : new Diagnostic(
            "MX2315", $"ignored: {string.Join(", ", others)}", new SourceSpan(_name, 1, 1, 1),
            "Only what comes and goes is looked at: ObjectCreated and ObjectRemoved.", Severity.Warning);
    }
}
