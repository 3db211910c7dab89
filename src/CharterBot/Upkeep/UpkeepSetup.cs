using CharterBot.Upkeep.Retention;

namespace CharterBot.Upkeep;

internal static class UpkeepSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>What is old enough goes.</summary>
        public void AddUpkeep()
        {
            services.AddSingleton<RetentionLoop>();
            services.AddHostedService(provider => provider.GetRequiredService<RetentionLoop>());
        }
    }
}
