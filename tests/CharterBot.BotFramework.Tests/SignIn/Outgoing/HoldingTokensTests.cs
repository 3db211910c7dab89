using CharterBot.BotFramework.SignIn.Outgoing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.BotFramework.Tests.SignIn.Outgoing;

public sealed class HoldingTokensTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly FakeEntra _entra;
    private readonly ConnectorTokens _tokens;

    public HoldingTokensTests()
    {
        _entra = new(_time);
        _tokens = new(_entra.AcquireAsync, _time, NullLogger<ConnectorTokens>.Instance);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_who_send_share_one_token_and_one_question()
    {
        var answer = new TaskCompletionSource<TokenAnswer>();
        _entra.Instead = _ => answer.Task;
        var senders = Enumerable.Range(0, 100).Select(_ => _tokens.CurrentAsync(Token)).ToArray();
        answer.SetResult(new TokenAnswer.Granted("one", _time.GetUtcNow().AddHours(1)));

        foreach (var sender in senders)
            Assert.Equal("one", Text(await sender));

        Assert.Equal("one", Text(await _tokens.CurrentAsync(Token)));
        Assert.Single(_entra.Asked);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_runs_out()
    {
        Assert.Equal("token 1", Text(await _tokens.CurrentAsync(Token)));
        _time.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("token 1", Text(await _tokens.CurrentAsync(Token)));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("token 2", Text(await _tokens.CurrentAsync(Token)));
    }

    [Fact]
    public async Task An_old_token_serves_as_long_as_it_is_good_when_no_new_one_is_to_be_had()
    {
        await _tokens.CurrentAsync(Token);
        _entra.Instead = _ => throw new HttpRequestException("no network");
        _time.Advance(TimeSpan.FromMinutes(57));
        Assert.Equal("token 1", Text(await _tokens.CurrentAsync(Token)));
        _time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal("HttpRequestException", Text(await _tokens.CurrentAsync(Token)));
    }

    [Fact]
    public async Task While_the_answer_is_no_it_is_not_asked_for_with_every_send()
    {
        _entra.Instead = _ => Task.FromResult<TokenAnswer>(new TokenAnswer.Denied("no"));
        for (var n = 0; n < 50; n++)
            Assert.Equal("no", Text(await _tokens.CurrentAsync(Token)));

        Assert.Single(_entra.Asked);
        _entra.Instead = null;
        _time.Advance(ConnectorTokens.AfterDenial);
        Assert.Equal("token 2", Text(await _tokens.CurrentAsync(Token)));
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_for_all_and_not_again_for_a_minute()
    {
        var first = (TokenAnswer.Granted)await _tokens.CurrentAsync(Token);

        var answer = new TaskCompletionSource<TokenAnswer>();
        _entra.Instead = _ => answer.Task;

        var waiting = Enumerable.Range(0, 20).Select(_ => _tokens.InsteadOfAsync(first, Token)).ToArray();
        answer.SetResult(new TokenAnswer.Granted("token 2", _time.GetUtcNow().AddHours(1)));
        _entra.Instead = null;

        foreach (var other in waiting)
            Assert.Equal("token 2", Text((await other)!));

        Assert.Equal("token 2", Text((await _tokens.InsteadOfAsync(first, Token))!));
        Assert.Equal([false, true], _entra.Asked);

        var second = (TokenAnswer.Granted)await _tokens.CurrentAsync(Token);
        Assert.Null(await _tokens.InsteadOfAsync(second, Token));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("token 3", Text((await _tokens.InsteadOfAsync(second, Token))!));
        Assert.Equal([false, true, true], _entra.Asked);
    }

    [Fact]
    public async Task Who_leaves_takes_no_answer_from_those_who_stay()
    {
        var answer = new TaskCompletionSource<TokenAnswer>();
        _entra.Instead = _ => answer.Task;
        using var mind = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var leaving = _tokens.CurrentAsync(mind.Token);
        var staying = _tokens.CurrentAsync(Token);

        await mind.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        answer.SetResult(new TokenAnswer.Granted("one", _time.GetUtcNow().AddHours(1)));

        Assert.Equal("one", Text(await staying));
        Assert.Single(_entra.Asked);
    }

    [Fact]
    public async Task Silence_is_an_answer_after_ten_seconds()
    {
        _entra.Instead = _ => new TaskCompletionSource<TokenAnswer>().Task;
        var waiting = _tokens.CurrentAsync(Token);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("Entra did not answer in time", Text(await waiting));
    }

    [Fact]
    public void A_token_does_not_print_itself()
    {
        var granted = new TokenAnswer.Granted("what nobody should read", DateTimeOffset.MaxValue);
        Assert.DoesNotContain("nobody", granted.ToString(), StringComparison.Ordinal);
    }

    private static string Text(TokenAnswer answer) => answer switch
    {
        TokenAnswer.Granted granted => granted.Token,
        TokenAnswer.Denied(var why) => why,
        _ => throw new UnreachableException(),
    };
}
