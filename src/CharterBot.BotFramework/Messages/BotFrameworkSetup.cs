using CharterBot.BotFramework.Connector;
using CharterBot.BotFramework.SignIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CharterBot.BotFramework.Messages;

/// <summary>
/// Joins the Bot Framework to a host. The bot itself is registered beside it, as a <see cref="TakeActivity"/>.
/// </summary>
public static class BotFrameworkSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddBotFramework(IConfiguration configuration, IHostEnvironment environment)
        {
            services.TryAddSingleton(TimeProvider.System);
            services.AddSingleton<MessagesEndpoint>();
            return services.AddSignIn(configuration, environment).AddConnector(environment);
        }
    }
}
