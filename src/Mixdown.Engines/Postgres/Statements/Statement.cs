namespace Mixdown.Engines.Postgres.Statements;

/// <summary>One statement of a script.</summary>
/// <param name="Script">The whole text, as it was given.</param>
/// <param name="Text">What is sent: without what stands before it and the semicolon behind it.</param>
/// <param name="Start">Where in the script it begins, in characters.</param>
readonly record struct Statement(string Script, string Text, int Start);
