using Mixdown.Streams.Sources.Collector;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Collector;

/// <summary>Who sends events.</summary>
/// <param name="Name">What people call it; empty for those without a key.</param>
/// <param name="Key">Its key; null: there are none.</param>
/// <param name="Bucket">Its rate; null: any.</param>
sealed record Caller(string Name, WriteKey? Key, TokenBucket? Bucket);
