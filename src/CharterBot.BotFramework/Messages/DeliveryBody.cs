using System.Buffers;
using CharterBot.BotFramework.Activities;
using Microsoft.AspNetCore.Http;

namespace CharterBot.BotFramework.Messages;

/// <summary>The body of a delivery, as far as it is short enough and comes in time.</summary>
internal static class DeliveryBody
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The body, or the status that says why there is none. Never reads on to find out how much too long.
    /// </summary>
    public static async Task<(byte[]? Body, int Status)> ReadAsync(HttpContext http, TimeProvider time)
    {
        if (http.Request.ContentLength > ActivityReader.LongestBody)
            return (null, StatusCodes.Status413PayloadTooLarge);

        using var patience = new CancellationTokenSource(Patience, time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, patience.Token);
        try
        {
            var reader = http.Request.BodyReader;
            while (true)
            {
                var read = await reader.ReadAsync(deadline.Token);
                var isTooLong = read.Buffer.Length > ActivityReader.LongestBody;
                if (isTooLong || read.IsCompleted)
                {
                    // A reader that is left in the middle of a read costs the caller the answer.
                    var body = isTooLong ? null : read.Buffer.ToArray();
                    reader.AdvanceTo(read.Buffer.End);
                    return (body, isTooLong ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status200OK);
                }

                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return (null, StatusCodes.Status408RequestTimeout);
        }
    }
}
