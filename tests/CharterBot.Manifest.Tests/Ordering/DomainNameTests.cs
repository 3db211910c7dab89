using CharterBot.Manifest.Ordering;

namespace CharterBot.Manifest.Tests.Ordering;

public sealed class DomainNameTests
{
    [Theory]
    [InlineData("bot.example.org", "bot.example.org")]
    [InlineData(" Bot.Example.ORG ", "bot.example.org")]
    [InlineData("charterbot.azurewebsites.net", "charterbot.azurewebsites.net")]
    [InlineData("a-b.c-d.xn--p1ai", "a-b.c-d.xn--p1ai")]
    [InlineData("example.org", "example.org")]
    public void A_public_host_is_taken_in_small_letters(string said, string domain)
    {
        Assert.Equal(domain, DomainName.Parse(said).Value);
    }

    [Theory]
    [InlineData("https://bot.example.org", "has a scheme")]
    [InlineData("*.example.org", "has a wildcard")]
    [InlineData("bot.example.org/api/messages", "has a path")]
    [InlineData("bot.example.org?x", "has a path")]
    [InlineData("me@example.org", "is an address with a user")]
    [InlineData("192.0.2.1", "is an IP address")]
    [InlineData("2001:db8::1", "is an IP address")]
    [InlineData("[2001:db8::1]", "is an IP address")]
    [InlineData("bot.example.org:443", "has a port")]
    [InlineData("bücher.example.org", "has letters beyond a to z")]
    [InlineData("localhost", "is no public host")]
    [InlineData("bot.localhost", "is no public host")]
    [InlineData("bot.local", "is no public host")]
    [InlineData("bot.internal", "is no public host")]
    [InlineData("bot.example", "is no public host")]
    [InlineData("", "is no host name")]
    [InlineData("bot", "is no host name")]
    [InlineData("bot.example.org.", "is no host name")]
    [InlineData(".example.org", "is no host name")]
    [InlineData("bot..example.org", "is no host name")]
    [InlineData("-bot.example.org", "is no host name")]
    [InlineData("bot_1.example.org", "is no host name")]
    [InlineData("bot example.org", "is no host name")]
    [InlineData("bot.example.123", "is no host name")]
    [InlineData("{domain}", "is no host name")]
    [InlineData("teams.microsoft.com", "is Microsoft's")]
    [InlineData("token.botframework.com", "is Microsoft's")]
    [InlineData("azurewebsites.net", "is shared by many")]
    public void Anything_else_is_refused_with_the_reason(string said, string reason)
    {
        var refusal = Assert.Throws<FormatException>(() => DomainName.Parse(said));

        Assert.StartsWith($"'{said}' {reason}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_has_at_most_63_letters_and_a_host_253()
    {
        var label = new string('a', 63);

        Assert.Equal($"{label}.org", DomainName.Parse($"{label}.org").Value);
        Assert.Throws<FormatException>(() => DomainName.Parse($"a{label}.org"));
        Assert.Throws<FormatException>(() => DomainName.Parse($"{label}.{label}.{label}.{label}.org"));
    }
}
