using Mixdown.Data.Diagnostics;

namespace Mixdown.Web.Exports;

/// <summary>What is said of a tile that has no answer, beside the file that is made all the same.</summary>
static class TileProblem
{
    /// <summary>The problem.</summary>
    public static Diagnostic Of(string tile, string code, string message) =>
        new("MX5104", $"The tile '{tile}' has no answer: {message} ({code})", Hint: "Mend it, and make the file again.", Severity: Severity.Warning);
}
