using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CharterBot.Load;

/// <summary>
/// The floor: parse the activity, acknowledge it, post one reply. No sign-in, no store, no cards, no log; what a bot on
/// this stack cannot be faster than. Over tables it keeps a row, or as many as the bot.
/// </summary>
internal static class BareBot
{
    private const int Senders = 8;

    private static readonly HttpClient Http = new();

    public static async Task RunAsync(bool writesTurns)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var save = await StoreAsync(writesTurns);
        var replies = Channel.CreateBounded<BareActivity>(10_000);
        app.Run(context =>
            context.Request.Path == "/healthz" ? Task.CompletedTask : TakeAsync(context, save, replies.Writer));

        var sending = Enumerable.Range(0, Senders).Select(_ => SendAsync(replies.Reader));
        await Task.WhenAll([app.RunAsync(), .. sending]);
    }

    /// <summary>Nothing without a connection string in the environment: then the floor has no store.</summary>
    private static async Task<Func<string, CancellationToken, Task>> StoreAsync(bool writesTurns)
    {
        if (Environment.GetEnvironmentVariable(BareTable.Setting) is not { Length: > 0 } connection)
            return (_, _) => Task.CompletedTask;

        TableClient table = new(connection, writesTurns ? "bareturns" : "bare");
        await table.CreateIfNotExistsAsync();
        return writesTurns ? new BareTurn(table).SaveAsync : new BareTable(table).CountAsync;
    }

    private static async Task TakeAsync(
        HttpContext context, Func<string, CancellationToken, Task> save, ChannelWriter<BareActivity> replies)
    {
        var activity = await JsonSerializer.DeserializeAsync(
            context.Request.Body, BareJson.Default.BareActivity, context.RequestAborted);
        if (activity is not null)
            await save(activity.Conversation.Id, context.RequestAborted);
        context.Response.StatusCode = activity is not null && replies.TryWrite(activity)
            ? StatusCodes.Status200OK
            : StatusCodes.Status503ServiceUnavailable;
    }

    private static async Task SendAsync(ChannelReader<BareActivity> replies)
    {
        await foreach (var said in replies.ReadAllAsync())
        {
            var reply = said with { Text = $"{said.From?.Name}: {said.Text}", From = null };
            using ByteArrayContent content = new(
                JsonSerializer.SerializeToUtf8Bytes(reply, BareJson.Default.BareActivity));
            content.Headers.ContentType = new("application/json");
            Uri address = new(
                $"{said.ServiceUrl}v3/conversations/{Uri.EscapeDataString(said.Conversation.Id)}/activities/{said.Id}");
            using var answer = await Http.PostAsync(address, content);
            answer.EnsureSuccessStatusCode();
        }
    }
}

internal sealed record BareActivity(
    string Type, string? Text, string Id, string ServiceUrl, BareConversation Conversation, BarePerson? From);

internal sealed record BareConversation(string Id);

internal sealed record BarePerson(string Id, string? Name);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BareActivity))]
internal sealed partial class BareJson : JsonSerializerContext;
