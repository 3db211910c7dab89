using CharterBot.BotFramework.SignIn.Incoming;

namespace CharterBot.BotFramework.Tests.SignIn.Incoming;

/// <summary>What never gets through HTTP, and must not get through here either.</summary>
public sealed class ClaimedTokenTests
{
    [Theory]
    [InlineData("{0}\n")]
    [InlineData("{0} ")]
    [InlineData(" {0}")]
    [InlineData("{0}\0")]
    [InlineData("{0}é")]
    [InlineData("{0}=")]
    [InlineData(".{0}")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("..x")]
    public void A_token_is_its_three_parts_and_not_a_letter_more(string shape)
    {
        var token = new Knock(DateTimeOffset.UnixEpoch).Token;
        Assert.Null(ClaimedToken.Read(token).Fault);
        Assert.NotNull(ClaimedToken.Read(shape.Replace("{0}", token, StringComparison.Ordinal)).Fault);
    }

    [Fact]
    public void Whatever_is_changed_in_a_token_the_reader_answers()
    {
        var token = new Knock(DateTimeOffset.UnixEpoch).Token;
        var random = new Random(7);
        for (var n = 0; n < 5_000; n++)
        {
            var letters = token.ToCharArray();
            for (var change = 0; change < 1 + (n % 4); change++)
                letters[random.Next(letters.Length)] = (char)random.Next(n % 2 == 0 ? 128 : 0x10000);

            var read = ClaimedToken.Read(new string(letters));
            Assert.True(read.Origin.Length < 400);
        }
    }
}
