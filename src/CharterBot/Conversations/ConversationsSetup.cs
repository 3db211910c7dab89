namespace CharterBot.Conversations;

internal static class ConversationsSetup
{
    extension(IServiceCollection services)
    {
        public void AddConversations()
        {
            services.AddSingleton<ShowQueue>();
            services.AddSingleton<TenantBudgets>();
            services.AddSingleton<OpenConversations>();
            services.AddSingleton<Installations>();
            services.AddHostedService<ShowLoop>();
        }
    }
}
