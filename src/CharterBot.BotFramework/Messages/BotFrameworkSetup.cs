using CharterBot.BotFramework.Connector;
using CharterBot.BotFramework.SignIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

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
            services.AddOptions<BotFrameworkOptions>()
                .Bind(configuration.GetSection(BotFrameworkOptions.Section))
                .Validate(
                    options => !options.DangerouslyAllowAnonymous || environment.IsDevelopment(),
                    $"{BotFrameworkOptions.Section}:{nameof(BotFrameworkOptions.DangerouslyAllowAnonymous)} is on: " +
                    "anybody could speak for anybody. It is only for the Development environment.")
                .ValidateOnStart();

            services.AddSingleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsValidator>();
            services.TryAddSingleton(TimeProvider.System);
            services.TryAddSingleton<RoomSecret>();
            services.AddSingleton<DoorKeeper>();
            services.AddSingleton<MessagesEndpoint>();
            return services.AddConnector(environment);
        }
    }
}
