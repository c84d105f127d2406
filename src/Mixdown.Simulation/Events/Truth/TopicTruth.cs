namespace Mixdown.Simulation.Events.Truth;

/// <summary>The counts of one topic. No record is struck by two of the kinds from <paramref name="Duplicates"/> to
/// <paramref name="MissingTs"/>.</summary>
/// <param name="Records">Records that were written: <paramref name="Rows"/> + <paramref name="Quarantined"/>.</param>
/// <param name="Rows">What bronze must hold: <paramref name="Events"/> + <paramref name="Duplicates"/> +
/// <paramref name="WithoutTime"/>.</param>
/// <param name="Quarantined">What quarantine must hold: <paramref name="BrokenJson"/> + <paramref name="WrongUtf8"/>.</param>
/// <param name="WithoutTime">Rows whose time cannot be told: <paramref name="WrongType"/> + <paramref name="MissingTs"/>.</param>
/// <param name="Events">Events, each once: what is left after de-duplication of the rows with a time.</param>
/// <param name="Duplicates">Records that came a second time.</param>
/// <param name="Disordered">Records that came up to 90 seconds late.</param>
/// <param name="Late">Records that came 3 to 30 minutes late.</param>
/// <param name="BrokenJson">Damaged copies that are no JSON.</param>
/// <param name="WrongUtf8">Damaged copies that are no UTF-8.</param>
/// <param name="WrongType">Damaged copies with a text in the place of the time.</param>
/// <param name="MissingTs">Damaged copies without a time.</param>
/// <param name="ClockJumps">Events whose time is in the future.</param>
/// <param name="Mojibake">Events with a garbled artist or song.</param>
public sealed record TopicTruth(
    long Records,
    long Rows,
    long Quarantined,
    long WithoutTime,
    long Events,
    long Duplicates,
    long Disordered,
    long Late,
    long BrokenJson,
    long WrongUtf8,
    long WrongType,
    long MissingTs,
    long ClockJumps,
    long Mojibake);
