using Mixdown.Simulation.Events.Behaviour;

namespace Mixdown.Simulation.Events.Rendering;

/// <summary>A piece of a turn as text, and what makes it; used again and again.</summary>
/// <param name="writer">Its own.</param>
sealed class EventPiece(EventWriter writer)
{
    /// <summary>The records.</summary>
    public TopicBatches Batches { get; } = new();

    /// <summary>Adds events.</summary>
    /// <param name="events">In their order.</param>
    /// <param name="number">The first one's place among all events.</param>
    public EventPiece Render(ReadOnlySpan<PageEvent> events, long number)
    {
        foreach (ref readonly var happened in events)
            writer.Write(in happened, number++, Batches);
        return this;
    }
}
