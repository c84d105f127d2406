using Mixdown.Cli.Rendering;
using Mixdown.Runs.Queries;
using Mixdown.Runs.Running;

namespace Mixdown.Cli.Commands.Examples;

/// <summary>What a demo ends with: its example's answers, and what to do next.</summary>
/// <param name="composition">Where it is printed.</param>
sealed class DemoAnswers(Composition composition)
{
    /// <summary>The analysis of an example whose rows are printed.</summary>
    const string Answers = "answers";

    /// <summary>Prints the answers.</summary>
    public void Print(RunRequest request, CancellationToken cancel)
    {
        using var query = new ProjectQuery(composition.RunHost([]), request, cancel);
        var answers = query.AnswerAnalysis(Answers, cancel);
        var output = composition.Terminal.Output;
        output.WriteLine();
        foreach (var row in answers.Rows)
            output.WriteLine($"  {composition.Terminal.Palette.Strong(ValueText.Of(row[0]).PadRight(18))} {ValueText.Of(row[1])}");
    }

    /// <summary>Prints what to do next.</summary>
    /// <param name="request">The project.</param>
    /// <param name="mart">A table to look into.</param>
    /// <param name="isServed">Whether the dashboards are served by this process.</param>
    public void PrintNext(RunRequest request, string mart, bool isServed)
    {
        var folder = Path.GetRelativePath(composition.Surroundings.Folder, request.ProjectDir);
        var at = (folder == "." ? "" : $" --project-dir {folder}") + (request.Target is { } target ? $" --target {target}" : "");
        List<string> steps =
        [
            .. isServed ? Array.Empty<string>() : [$"./mixdown serve{at}                    the dashboards, in the browser"],
            $"./mixdown query{at} \"select * from gold.{mart}\"",
            $"./mixdown ls{at} --select path:models/gold",
            $"./mixdown quarantine list{at}          what could not be loaded, and why",
            isServed ? $"edit {Path.Combine(folder, "models")}, and what is shown follows" : $"edit {Path.Combine(folder, "models")}, then ./mixdown build{at}",
        ];
        var output = composition.Terminal.Output;
        output.WriteLine();
        for (var step = 0; step < steps.Count; step++)
            output.WriteLine($"  {(step == 0 ? "next" : "    ")}   {steps[step]}");
        if (isServed)
            output.WriteLine();
    }
}
