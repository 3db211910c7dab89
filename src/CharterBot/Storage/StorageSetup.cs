using CharterBot.Storage.Sqlite;
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
                .Validate(
                    options => options.Provider != StorageOptions.AzureTablesProvider,
                    "Storage:Provider: AzureTables is not part of this build yet; use Sqlite.")
                .ValidateOnStart();

            services.AddSingleton<ICharterStore>(provider => OwnStore(new SqliteFile(
                provider.GetRequiredService<IOptions<StorageOptions>>().Value.Sqlite.Path)));
            services.AddHostedService<StorePreparation>();
            services.AddHealthChecks().AddCheck<StoreProbe>(StoreProbe.Name, tags: [StoreProbe.Name]);
        }
    }

    private static SqliteCharterStore OwnStore(SqliteFile file) => new(file, new SqliteLock(file));
}
