namespace Mixdown.Tests.MusicEvents;

/// <summary>The tests that share one warehouse.</summary>
[CollectionDefinition(nameof(ListeningWarehouse))]
public sealed class ListeningCollection : ICollectionFixture<ListeningWarehouse>;
