using CharterBot.BotFramework.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CharterBot.BotFramework.Messages;

/// <summary>Opens the door to the platform.</summary>
public static class MessagesSetup
{
    extension(IEndpointRouteBuilder endpoints)
    {
        public IEndpointConventionBuilder MapMessages(string path)
        {
            endpoints.ServiceProvider.GetRequiredService<DoorKeeper>().Open();
            var messages = endpoints.ServiceProvider.GetRequiredService<MessagesEndpoint>();
            return endpoints.MapPost(path, messages.TakeAsync);
        }
    }
}
