using CharterBot.Charters.Answers;
using CharterBot.Charters.Deciding;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests;

/// <summary>What a test says about a decision.</summary>
internal static class Expect
{
    extension(Decision decision)
    {
        public T Only<T>()
            where T : Reply =>
            Assert.IsType<T>(Assert.Single(decision.Replies));

        public T Has<T>()
            where T : Reply =>
            Assert.Single(decision.Replies.OfType<T>());

        public void Refused(Obstacle why)
        {
            Assert.Empty(decision.Events);
            Assert.Equal(why, decision.Only<Reply.NotNow>().Why);
        }

        public void Notes(Note what) =>
            Assert.Contains(what, decision.Replies.OfType<Reply.Noted>().Select(noted => noted.What));

        public void Changed() => Assert.NotEmpty(decision.Events);

        public void ChangedNothing() => Assert.Empty(decision.Events);
    }

    extension(QuestionProgress question)
    {
        public string[] Texts => [.. question.StandingPieces.Select(piece => piece.Text)];
    }
}
