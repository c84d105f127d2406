namespace Mixdown.Ingest.Loads.Messages;

/// <summary>What messages say of one object of a bucket.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Keys">The object's key. Two where the sender may or may not have encoded it, the likelier one first.</param>
/// <param name="WasRemoved">Whether one of the messages says that it was removed.</param>
sealed record ObjectEvent(string Bucket, IReadOnlyList<string> Keys, bool WasRemoved);
