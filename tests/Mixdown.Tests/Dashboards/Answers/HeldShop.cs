using Mixdown.Tests.Dashboards.Embeds;

namespace Mixdown.Tests.Dashboards.Answers;

/// <summary>The shop's own dashboard through a link that is held to what is for the home: sales 2 and 4.</summary>
static class HeldShop
{
    /// <summary>Lets the project be embedded.</summary>
    public static void Allow(ShopProject project)
    {
        project.Environment["EMBED_KEY"] = Tokens.Key;
        project.Write("mixdown.yml", "embeds:\n  keys: [{ id: one, key: \"{{ env_var('EMBED_KEY') }}\" }]\n  dashboards: [sales]\n");
    }

    public static async Task<string> AskAsync(ServedShop shop, string address)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, address);
        asked.Headers.Add("Mixdown-Embed", Tokens.Sign(Tokens.Claims("sales", ""","lock":{"category":["Home"]}""", DateTimeOffset.UtcNow)));
        using var answer = await shop.SendAsync(asked);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
