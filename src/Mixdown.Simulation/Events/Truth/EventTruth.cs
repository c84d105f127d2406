namespace Mixdown.Simulation.Events.Truth;

/// <summary>The facts about generated events that a correct pipeline must arrive at, as <c>truth.json</c> holds them.</summary>
/// <param name="Version">Of the generator's content: the same options give the same bytes within a version.</param>
/// <param name="Seed">As in <see cref="EventOptions"/>.</param>
/// <param name="Start">As in <see cref="EventOptions"/>.</param>
/// <param name="End">As in <see cref="EventOptions"/>; the last event's time where the run ended before.</param>
/// <param name="Events">Events; one may be a record of several topics.</param>
/// <param name="Users">Listeners, with those who came during the run.</param>
/// <param name="Sessions">Sessions with an event in the run.</param>
/// <param name="Topics">By name.</param>
public sealed record EventTruth(
    int Version,
    ulong Seed,
    DateTimeOffset Start,
    DateTimeOffset End,
    long Events,
    int Users,
    int Sessions,
    IReadOnlyDictionary<string, TopicTruth> Topics)
{
    /// <summary>Name of the file beside the events.</summary>
    public const string FileName = "truth.json";

    /// <summary>The <see cref="Version"/> that this generator writes; it goes up with every change of any byte.</summary>
    public const int ContentVersion = 1;
}
