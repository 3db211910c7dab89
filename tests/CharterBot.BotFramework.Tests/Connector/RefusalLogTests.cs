using System.Net;
using CharterBot.BotFramework.Connector;
using Microsoft.Extensions.Logging;

namespace CharterBot.BotFramework.Tests.Connector;

public sealed class RefusalLogTests
{
    public static TheoryData<HttpStatusCode, string?, string[]> Answers => new()
    {
        { HttpStatusCode.Created, "Abc.1.2", [] },
        { HttpStatusCode.TooManyRequests, "Abc/+.1.2", ["The connector answered a POST with 429, MS-CV Abc/+.1.2"] },
        { HttpStatusCode.BadGateway, null, ["The connector answered a POST with 502, MS-CV none"] },
        { HttpStatusCode.Forbidden, new string('x', 101), ["The connector answered a POST with 403, MS-CV none"] },
        { HttpStatusCode.Forbidden, "two words", ["The connector answered a POST with 403, MS-CV none"] },
        { HttpStatusCode.Forbidden, "\u001b[31m", ["The connector answered a POST with 403, MS-CV none"] },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_refusal_is_written_down_with_the_mark_that_support_asks_for(
        HttpStatusCode status, string? mark, string[] lines)
    {
        var log = new Lines();
        using var answer = new HttpResponseMessage(status);
        if (mark is not null)
            answer.Headers.TryAddWithoutValidation("MS-CV", mark);
        using var handler = new RefusalLog(log) { InnerHandler = new Answering(answer) };
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri("http://127.0.0.1:1/v3/conversations/19%3Aa"));

        Assert.Same(answer, await invoker.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Equal(lines, log.All);
    }

    private sealed class Answering(HttpResponseMessage answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer);
    }

    private sealed class Lines : ILogger<RefusalLog>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => All.Add(formatter(state, exception));
    }
}
