using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Project.Files;

namespace Mixdown.Cli.Commands;

/// <summary><c>mixdown clean</c>: deletes what commands made and can make again.</summary>
static class CleanCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Composition composition)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var command = new Command("clean", "Delete the clean-targets of dbt_project.yml: by default target and dbt_packages; never data");
        options.AddTo(command);
        command.SetAction((given, _) =>
        {
            var request = options.Read(given, "clean");
            foreach (var folder in CleanFolders.Of(request.ProjectDir).Where(Directory.Exists))
            {
                Directory.Delete(folder, recursive: true);
                if (!given.GetValue(options.Quiet))
                    composition.Terminal.Output.WriteLine($"  clean   {composition.Terminal.Palette.Quiet("deleted")} {Path.GetRelativePath(request.ProjectDir, folder)}");
            }
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
