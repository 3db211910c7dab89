namespace CharterBot.Conversations;

internal static class ConversationsSetup
{
    extension(IServiceCollection services)
    {
        public void AddConversations()
        {
            services.AddSingleton<ShowQueue>();
            services.AddSingleton<TenantBudgets>();
            services.AddSingleton<Instances>();
            services.AddSingleton<UnreadableThreads>();
            services.AddSingleton<OpenConversations>();
            services.AddSingleton<Installations>();
            services.AddHostedService<Gauges>();
            services.AddHostedService<Succession>();
            services.AddHostedService<ShowLoop>();
        }
    }
}
