using System.CommandLine;
using Mixdown.Runs.Schemas;

namespace Mixdown.Cli.Commands.Loading;

/// <summary><c>mixdown schema</c>: what editors complete and check mixdown.yml and dashboards with.</summary>
static class SchemaCommand
{
    const string Project = "project";
    const string Dashboard = "dashboard";

    /// <summary>The command.</summary>
    public static Command Create(Composition composition)
    {
        var of = new Argument<string>("FILE") { Description = "Of what: 'project' is mixdown.yml, 'dashboard' a file of dashboards/", DefaultValueFactory = _ => Project };
        of.AcceptOnlyFromAmong(Project, Dashboard);
        var command = new Command("schema", "Print the JSON schema of mixdown.yml, or of dashboards, for editors") { of };
        command.SetAction(parsed =>
        {
            composition.Terminal.Output.Write(parsed.GetValue(of) == Dashboard ? ProjectFileSchema.Dashboard(ProductVersion.Text) : ProjectFileSchema.Text(ProductVersion.Text));
            return ExitCode.Success;
        });
        return command;
    }
}
