namespace Mixdown.Ingest.Loads.Messages;

/// <summary>What the names of events mean: those of S3 and of servers that speak it, and those of EventBridge.</summary>
static class EventNames
{
    /// <summary>What S3 sends when somebody asks for messages.</summary>
    public const string Test = "s3:TestEvent";

    // MinIO and Ceph write them with it, S3 without.
    const string Prefix = "s3:";

    static readonly string[] Written =
        ["ObjectCreated:", "ObjectRestore:Completed", "ObjectSynced:Create", "Object Created", "Object Restore Completed"];

    static readonly string[] Removed =
        ["ObjectRemoved:", "LifecycleExpiration:", "ObjectLifecycle:Expiration:", "ObjectSynced:Delete", "Object Deleted"];

    /// <summary>Whether the object's content came or went; false for tags, access rights and the like.</summary>
    public static bool IsOfContent(string name, out bool removes)
    {
        var plain = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
        removes = Array.Exists(Removed, known => plain.StartsWith(known, StringComparison.Ordinal));
        return removes || Array.Exists(Written, known => plain.StartsWith(known, StringComparison.Ordinal));
    }
}
