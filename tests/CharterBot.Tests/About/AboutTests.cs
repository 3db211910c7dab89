using System.Net;
using CharterBot.Charters.QuestionSets;
using CharterBot.Tests.Conversations;

namespace CharterBot.Tests.About;

/// <summary>The page that the app package names as its website, privacy statement and terms.</summary>
public sealed class AboutTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_may_read_what_the_bot_is_what_it_stores_and_on_which_terms()
    {
        await using var bot = await BotHost.StartAsync(Token);

        using var answer = await bot.Http.GetAsync(new Uri("/about", UriKind.Relative), Token);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token)).ReplaceLineEndings(" ");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("""id="privacy">""", page, StringComparison.Ordinal);
        Assert.Contains("""id="terms">""", page, StringComparison.Ordinal);
        Assert.Contains(QuestionSetShelf.Mvc.Source, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_asks_whether_it_is_there_is_told_so()
    {
        await using var bot = await BotHost.StartAsync(Token);
        using var question = new HttpRequestMessage(HttpMethod.Head, new Uri("/about", UriKind.Relative));

        using var answer = await bot.Http.SendAsync(question, Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task It_runs_no_script_and_stands_in_no_frame()
    {
        await using var bot = await BotHost.StartAsync(Token);

        using var answer = await bot.Http.GetAsync(new Uri("/about", UriKind.Relative), Token);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script", policy, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }
}
