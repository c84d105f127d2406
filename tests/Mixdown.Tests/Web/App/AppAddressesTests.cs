using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Mixdown.Tests.Dashboards.Answers;
using Mixdown.Web.Serving;

namespace Mixdown.Tests.Web.App;

/// <summary>What holds for every address of the app, also those that are yet to come.</summary>
public sealed class AppAddressesTests
{
    [Fact]
    public async Task Reading_changes_nothing()
    {
        await using var shop = await ServedShop.StartAsync();
        await shop.BuildAsync();
        var before = await StateOfAsync(shop);

        foreach (var address in await AddressesAsync(shop, HttpMethods.Get))
        {
            using var answer = await shop.AskAsync(address);
            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{address}: {answer.StatusCode}");
        }

        Assert.Equal(before, await StateOfAsync(shop));
    }

    [Fact]
    public async Task Every_answer_tells_browsers_what_not_to_do()
    {
        await using var shop = await ServedShop.StartAsync();

        foreach (var address in (await AddressesAsync(shop, HttpMethods.Get)).Append("/api/nothing").Append("/v1/health"))
        {
            using var answer = await shop.AskAsync(address);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal(IsOfLink(address) ? "no-referrer" : "same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.False(answer.Headers.Contains("Server"));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    /// <summary>The address of a link's page holds its token, which goes on to nobody. The files beside it are found by their own addresses.</summary>
    static bool IsOfLink(string address) => address.StartsWith("/embed/api/", StringComparison.Ordinal) || address == "/embed/{token}";

    /// <summary>The addresses of a method, with names put in for what varies.</summary>
    static async Task<IReadOnlyList<string>> AddressesAsync(ServedShop shop, string method)
    {
        await using var parts = new AppParts(shop.Served);
        var app = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        app.WebHost.UseKestrelCore();
        app.Services.AddRoutingCore();
        IEndpointRouteBuilder routes = app.Build();
        foreach (var group in parts.Endpoints)
            group.MapTo(routes);
        return [.. routes.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(one => one.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method) == true)
            .Select(one => "/" + one.RoutePattern.RawText!.TrimStart('/')
                .Replace("{**path}", "some/page", StringComparison.Ordinal)
                .Replace("{id}", "sales", StringComparison.Ordinal)
                .Replace("{tile}", "revenue", StringComparison.Ordinal)
                .Replace("{filter}", "category", StringComparison.Ordinal))];
    }

    /// <summary>The project's files, what is in its lake, and what ran; not the caches, which are there to change.</summary>
    static async Task<string> StateOfAsync(ServedShop shop) => string.Join('\n', Directory
        .EnumerateFiles(shop.Project.Root, "*", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/.mixdown/", StringComparison.Ordinal) && Path.GetFileName(file) != "lock" && !file.Contains(".duckdb", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")
        .Append(await shop.TextAsync("/api/runs")));
}
