using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Runs.Running;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Validation;

/// <summary>Looks at what a project needs, one thing after another, and says what it finds: <c>mixdown debug</c>.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class ProjectDoctor(RunHost host)
{
    /// <summary>What was found, in order; a finding with a problem makes the rest impossible or beside the point.</summary>
    /// <param name="request">Which project, which target.</param>
    /// <param name="connects">Whether the warehouse and the buckets are asked.</param>
    /// <param name="cancel">Stops it.</param>
    public async IAsyncEnumerable<Finding> LookAsync(RunRequest request, bool connects, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return new Finding("system", $"{RuntimeInformation.RuntimeIdentifier}, {RuntimeInformation.FrameworkDescription}");
        var (project, wrong) = Read(request, cancel);
        if (project is null)
        {
            yield return new Finding("project", request.ProjectDir) { Problems = wrong };
            yield break;
        }
        yield return new Finding("project", $"{project.Name}, {project.Root}");
        yield return new Finding("profile", $"{project.Target.Profile}, {project.Target.Settings.At.File}");
        yield return new Finding("target", $"{project.Target.Name}: {project.Target.Type}, schema {project.Target.Schema}, {project.Target.Threads} threads");
        if (!connects)
            yield break;
        yield return Connect(project, cancel);
        foreach (var place in RemotePlaces.Of(project))
            yield return await AskAsync(project, place, cancel);
    }

    (MixdownProject? Project, IReadOnlyList<Diagnostic> Wrong) Read(RunRequest request, CancellationToken cancel)
    {
        try
        {
            return (ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel), []);
        }
        catch (MixdownException problem)
        {
            // The boundary of a finding: what is wrong is what was looked for.
            return (null, problem.Diagnostics);
        }
    }

    Finding Connect(MixdownProject project, CancellationToken cancel)
    {
        var began = host.Clock.GetTimestamp();
        try
        {
            using var warehouse = TargetWarehouses.Of(project).Open(isServed: false);
            using var session = warehouse.Engine.OpenSession();
            var version = session.Query("select version()", cancel).Rows[0][0];
            return new Finding("connection", $"{version}, {host.Clock.GetElapsedTime(began).TotalMilliseconds:0} ms");
        }
        catch (MixdownException problem)
        {
            // The boundary of a finding.
            return new Finding("connection", "failed") { Problems = problem.Diagnostics };
        }
    }

    async Task<Finding> AskAsync(MixdownProject project, (string Root, SourceSpan At) place, CancellationToken cancel)
    {
        var began = host.Clock.GetTimestamp();
        try
        {
            var listing = host.StoresOf(project).Open(place.Root, place.At).ListAsync("", null, cancel).GetAsyncEnumerator(cancel);
            await using (listing)
            {
                var has = await listing.MoveNextAsync() ? listing.Current.Path : "nothing yet";
                return new Finding("bucket", $"{place.Root}, {has}, {host.Clock.GetElapsedTime(began).TotalMilliseconds:0} ms");
            }
        }
        catch (MixdownException problem)
        {
            // The boundary of a finding.
            return new Finding("bucket", place.Root) { Problems = [.. problem.Diagnostics.Select(project.Secrets.Of)] };
        }
    }
}
