using CharterBot.Observing;
using CharterBot.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CharterBot.Storage;

internal static class StorageSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>The store that the settings name; it is ready before the first request is taken.</summary>
        public void AddCharterStorage(IConfiguration configuration)
        {
            services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
            services.AddOptions<StorageOptions>()
                .Bind(configuration.GetSection(StorageOptions.Section))
                .ValidateOnStart();

            services.TryAddSingleton(TimeProvider.System);
            services.TryAddSingleton<Signals>();
            services.AddSingleton<ICharterStore>(provider => new CountedStore(
                Open(provider.GetRequiredService<IOptions<StorageOptions>>().Value),
                provider.GetRequiredService<Signals>()));
            services.AddHostedService<StorePreparation>();
            services.AddHealthChecks().AddCheck<StoreProbe>(StoreProbe.Name, tags: [StoreProbe.Name]);
        }
    }

    private static ICharterStore Open(StorageOptions options) => options.Provider switch
    {
        StorageOptions.AzureTablesProvider => AzureTables.AzureTables.Open(options.AzureTables),
        _ => OwnStore(new SqliteFile(options.Sqlite.Path)),
    };

    private static SqliteCharterStore OwnStore(SqliteFile file) => new(file, new SqliteLock(file));
}
