using Azure.Core;
using Azure.Identity;
using CharterBot.BotFramework.Connector;
using CharterBot.BotFramework.SignIn.Incoming;
using CharterBot.BotFramework.SignIn.Outgoing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CharterBot.BotFramework.SignIn;

/// <summary>Who is let in, and what the bot shows of itself when it speaks.</summary>
internal static class SignInSetup
{
    private static readonly TimeSpan EntraPatience = TimeSpan.FromSeconds(10);

    extension(IServiceCollection services)
    {
        public IServiceCollection AddSignIn(IConfiguration configuration, IHostEnvironment environment)
        {
            var section = configuration.GetSection(BotFrameworkOptions.Section);
            services.AddOptions<BotFrameworkOptions>()
                .Bind(section)
                .Validate(
                    _ => string.IsNullOrEmpty(section[nameof(BotFrameworkOptions.AllowedTenants)]),
                    $"{BotFrameworkOptions.Section}:{nameof(BotFrameworkOptions.AllowedTenants)} is a list: set " +
                    $"{BotFrameworkOptions.Section}:{nameof(BotFrameworkOptions.AllowedTenants)}:0 and so on.")
                .ValidateOnStart();

            services.AddSingleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsValidator>();
            services.AddSingleton<IValidateOptions<BotFrameworkOptions>>(new SignInRules(environment));
            services.AddSingleton(provider => Cloud.Of(Settings(provider).Value));
            services.TryAddSingleton<RoomSecret>();
            services.AddSingleton<Strangers>();
            services.AddSingleton<DoorKeeper>();
            services.AddHostedService<SelfTest>();
            return services.AddIncoming().AddOutgoing();
        }

        private IServiceCollection AddIncoming()
        {
            // The whole AddAuthentication would also set up data protection, which writes keys that nobody here needs.
            services.AddAuthenticationCore(options =>
                options.AddScheme<IncomingTokenHandler>(IncomingTokenHandler.SchemeName, displayName: null));
            services.AddTransient<IncomingTokenHandler>();
            services.AddSingleton<IncomingTokens>();
            services.AddSingleton(provider => new Lazy<IncomingTokens>(provider.GetRequiredService<IncomingTokens>));
            services.AddSingleton<SigningKeys>();
            services.AddWired(KeySource.HttpName, http =>
            {
                http.Timeout = KeySource.Patience;
                http.MaxResponseContentBufferSize = KeySource.LongestAnswer;
            });
            services.TryAddSingleton<FetchKeys>(provider => new KeySource(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(KeySource.HttpName),
                provider.GetRequiredService<Cloud>()).FetchAsync);
            return services;
        }

        private IServiceCollection AddOutgoing()
        {
            services.AddWired(EntraTokens.HttpName, http => http.Timeout = EntraPatience);
            services.TryAddSingleton<ProveIdentity>(provider => ManagedIdentity(
                Settings(provider).Value, provider.GetRequiredService<Cloud>()));
            services.AddSingleton(provider => new Lazy<EntraTokens>(() => new(
                Settings(provider),
                provider.GetRequiredService<Cloud>(),
                new EntraHttp(provider.GetRequiredService<IHttpClientFactory>().CreateClient(EntraTokens.HttpName)),
                provider.GetRequiredService<ProveIdentity>())));
            services.TryAddSingleton<AcquireToken>(
                provider => AcquireFrom(provider.GetRequiredService<Lazy<EntraTokens>>()));
            return services.AddSingleton<ConnectorTokens>();
        }
    }

    private static IOptions<BotFrameworkOptions> Settings(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<BotFrameworkOptions>>();

    /// <summary>Who has only the room never loads the library.</summary>
    private static AcquireToken AcquireFrom(Lazy<EntraTokens> entra) =>
        (fresh, cancellationToken) => entra.Value.AcquireAsync(fresh, cancellationToken);

    private static ProveIdentity ManagedIdentity(BotFrameworkOptions options, Cloud cloud)
    {
        var identity = new Lazy<ManagedIdentityCredential>(() => new(
            ManagedIdentityId.FromUserAssignedClientId(options.ManagedIdentityClientId)));
        var wanted = new TokenRequestContext([$"{cloud.TokenExchange}/.default"]);
        return async cancellationToken => (await identity.Value.GetTokenAsync(wanted, cancellationToken)).Token;
    }
}
