using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations;

/// <summary>How a thread is called, and what an id tells of its thread.</summary>
public sealed class ThreadKeyTests
{
    [Fact]
    public void An_id_tells_the_root_of_the_thread_that_signed_it()
    {
        var thread = ThreadKey.Of("msteams", "tenant", "19:channel", "1763812800123");

        Assert.Equal("c1@1763812800123", thread.Signed("c1"));
        Assert.Equal("1763812800123", ThreadKey.RootIn(thread.Signed("c1")));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_thread_whose_name_is_too_long_for_an_id_signs_none(int length, bool isSigned)
    {
        var id = ThreadKey.Of("msteams", "tenant", "19:channel", new string('1', length)).Signed("c1");

        Assert.Equal(isSigned ? new string('1', length) : null, ThreadKey.RootIn(id));
    }

    [Fact]
    public void A_chat_has_no_root_and_a_thread_of_its_own()
    {
        var chat = ThreadKey.Of("msteams", "tenant", "19:chat", null);

        Assert.Equal("chat", chat.Thread);
        Assert.NotEqual(chat, ThreadKey.Of("msteams", "tenant", "19:chat", "1"));
    }

    [Fact]
    public void Only_turns_of_the_first_schema_have_a_row_for_their_delivery()
    {
        static SavedTurn Turn(int schema) => new(schema, 1, new(new("a"), "Amina"), DateTimeOffset.UnixEpoch, []);

        Assert.True(Turn(1).HasInboxRow);
        Assert.False(Turn(2).HasInboxRow);
    }
}
