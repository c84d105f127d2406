namespace Mixdown.Delta.Actions;

/// <summary>Settings of a program or of a feature, which the table carries without looking into them. The newest one of a domain
/// holds.</summary>
/// <param name="Domain">Who they belong to; names that begin with <c>delta.</c> are the protocol's.</param>
/// <param name="Configuration">The settings, as a rule JSON in a text.</param>
/// <param name="IsRemoved">Whether the domain has no settings from now on.</param>
public sealed record DomainMetadata(string Domain, string Configuration, bool IsRemoved) : DeltaAction;
