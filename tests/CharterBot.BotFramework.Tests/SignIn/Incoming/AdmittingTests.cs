using System.Text.Json.Nodes;
using CharterBot.BotFramework.SignIn;

namespace CharterBot.BotFramework.Tests.SignIn.Incoming;

public sealed class AdmittingTests(OpenDoor door) : IClassFixture<OpenDoor>
{
    public static TheoryData<string> Bad => [.. BadKnocks.All.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string> Good => [.. GoodKnocks.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_is_wrong_in_one_part_stays_outside_and_hears_no_reason(string row)
    {
        var (status, spoil) = BadKnocks.All[row];
        var knock = door.Teams.NewKnock();
        spoil(knock);
        door.Taken.Clear();

        var (actual, words) = await door.PostAsync(knock);

        Assert.Equal(status, actual);
        Assert.Empty(door.Taken);
        if (status == 400)
            Assert.Equal("BadArgument", JsonNode.Parse(words)!["error"]!["code"]!.GetValue<string>());
        else
            Assert.Equal("", words);
    }

    [Fact]
    public void The_list_of_what_is_wrong_is_long() => Assert.InRange(BadKnocks.All.Count, 80, 1_000);

    [Theory]
    [MemberData(nameof(Good))]
    public async Task What_Teams_sends_comes_in_with_its_tenant(string row)
    {
        var knock = door.Teams.NewKnock();
        GoodKnocks.All[row](knock);
        door.Taken.Clear();

        Assert.Equal((200, ""), await door.PostAsync(knock));

        var signedIn = Assert.IsType<SignedIn.BotFramework>(Assert.Single(door.Taken).SignedIn);
        Assert.Equal(Knock.Tenant, signedIn.Tenant);
    }
}
