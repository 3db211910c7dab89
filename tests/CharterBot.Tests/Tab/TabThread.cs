using CharterBot.Charters.Commands;
using CharterBot.Charters.People;
using CharterBot.Charters.QuestionSets;
using CharterBot.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace CharterBot.Tests.Tab;

/// <summary>A thread of a Teams channel whose people do real turns, without the words around them.</summary>
internal sealed class TabThread(TabHost host, string tenant, string channel, string root)
{
    public const string Channel = "19:dataviz@thread.tacv2";

    private static readonly Person Amina = new(new("29:amina"), "Amina");
    private static readonly Person Ben = new(new("29:ben"), "Ben");
    private static readonly Person Chiara = new(new("29:chiara"), "Chiara");

    private static int _delivery;

    public string Root => root;

    public async Task<TabThread> StartAsync(string name)
    {
        await DoAsync(Amina, new CharterCommand.Start(name));
        await DoAsync(Ben, new CharterCommand.Join());
        await DoAsync(Chiara, new CharterCommand.Join());
        await DoAsync(Amina, new CharterCommand.Begin());
        return this;
    }

    public Task StartOnlyAsync(string name) => DoAsync(Amina, new CharterCommand.Start(name));

    /// <summary>The members agree on the set's strong example, or on a text of the test's own.</summary>
    public async Task AgreeAsync(int question, string? text = null, string? asideOfChiara = null, int draft = 1)
    {
        await DoAsync(Amina, new CharterCommand.Draft(text ?? QuestionSetShelf.Mvc[question].StrongExample, question));
        await DoAsync(Ben, new CharterCommand.Ok(draft, question));
        await DoAsync(Chiara, asideOfChiara is null
            ? new CharterCommand.Ok(draft, question)
            : new CharterCommand.Aside(asideOfChiara, draft, question));
    }

    /// <summary>Everything agreed but question 4, which is parked; Chiara stood aside on question 3.</summary>
    public async Task PublishAsync(string name)
    {
        await StartAsync(name);
        for (var question = 1; question <= QuestionSetShelf.Mvc.Count; question++)
        {
            if (question == 4)
                await DoAsync(Amina, new CharterCommand.Park(4));
            else
                await AgreeAsync(question, asideOfChiara: question == 3 ? "45 people may be too many" : null);
        }

        await DoAsync(Amina, new CharterCommand.Publish());
    }

    /// <summary>Version 1.1: question 2 reads otherwise, question 4 is answered.</summary>
    public async Task ReviseAsync()
    {
        await DoAsync(Ben, new CharterCommand.Revise(2));
        await AgreeAsync(
            2, "By June 2028 chart corrections fall from 14 a year to 5, counted in the errata log.", draft: 2);
        await DoAsync(Ben, new CharterCommand.Revise(4));
        await AgreeAsync(4);
        await DoAsync(Amina, new CharterCommand.Publish());
    }

    public Task ReopenAsync(int question) => DoAsync(Ben, new CharterCommand.Revise(question));

    public async Task CancelAsync()
    {
        await DoAsync(Amina, new CharterCommand.Cancel());
        await DoAsync(Amina, new CharterCommand.Cancel());
    }

    /// <summary>The bot asks once whether it is meant.</summary>
    public async Task ForgetBenAsync()
    {
        await DoAsync(Ben, new CharterCommand.ForgetMe());
        await DoAsync(Ben, new CharterCommand.ForgetMe());
    }

    private async Task DoAsync(Person by, CharterCommand command)
    {
        var isChat = root == "chat";
        var arrival = new Arrival(
            ThreadKey.Of("msteams", tenant, channel, isChat ? null : root),
            new("msteams", host.Cloud.Address, isChat ? channel : $"{channel};messageid={root}"),
            $"tab-{Interlocked.Increment(ref _delivery)}",
            by,
            null,
            null,
            null,
            _ => command,
            For: null,
            AnswersDirectly: true);
        var result = await host.Services.GetRequiredService<OpenConversations>()
            .TakeAsync(arrival, TestContext.Current.CancellationToken);
        Assert.IsType<TurnResult.Taken>(result);
    }
}
