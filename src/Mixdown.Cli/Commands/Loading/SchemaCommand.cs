using System.CommandLine;
using Mixdown.Runs.Schemas;

namespace Mixdown.Cli.Commands.Loading;

/// <summary><c>mixdown schema</c>: what editors complete and check mixdown.yml with.</summary>
static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Composition composition)
    {
        var command = new Command("schema", "Print the JSON schema of mixdown.yml, for editors");
        command.SetAction(_ =>
        {
            composition.Terminal.Output.Write(ProjectFileSchema.Text(ProductVersion.Text));
            return ExitCode.Success;
        });
        return command;
    }
}
