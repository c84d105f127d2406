using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Library;

/// <summary>A macro and the file that its code is in.</summary>
/// <param name="Info">What it is.</param>
/// <param name="File">Where its code is.</param>
sealed record LibraryMacro(MacroInfo Info, MacroFile File);
