namespace Mixdown.Runs.Owner.Handing;

/// <summary>Where a command writes and reads; of one that was handed over, the terminal of the process that it was given to.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
/// <param name="Bytes">Opens standard output for what is no text.</param>
/// <param name="Input">Opens standard input.</param>
public sealed record HandedTerminal(TextWriter Output, TextWriter Errors, Func<Stream> Bytes, Func<Stream> Input);
