using System.CommandLine;
using Mixdown.Runs.Editing;

namespace Mixdown.Cli.Commands;

/// <summary><c>mixdown lsp</c>: a language server over standard input and output, which an editor starts.</summary>
static class LspCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Composition composition)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var stdio = new Option<bool>("--stdio") { Description = "Changes nothing: there is no other way, and some editors say it" };
        var command = new Command("lsp", "A language server for editors, over standard input and output") { stdio };
        options.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var folder = given.GetValue(options.ProjectDir);
            var editing = new EditorOptions(
                folder is null ? null : Path.GetFullPath(folder, composition.Surroundings.Folder),
                root => options.Read(given, "lsp", root),
                ProductVersion.Text);
            await using var server = new LanguageServerLoop(composition.RunHost([]), editing, Console.OpenStandardInput(), Console.OpenStandardOutput());
            return await server.RunAsync(cancel) ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }
}
