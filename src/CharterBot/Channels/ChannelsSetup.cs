using CharterBot.BotFramework.Messages;
using CharterBot.Channels.Teams;

namespace CharterBot.Channels;

internal static class ChannelsSetup
{
    extension(IServiceCollection services)
    {
        public void AddChannels()
        {
            services.AddSingleton<IChannel, TeamsChannel>();
            services.AddSingleton<Roster>();
            services.AddSingleton<Welcoming>();
            services.AddSingleton<UseAsAnswer>();
            services.AddSingleton<TeamsDoor>();
            services.AddSingleton<TakeActivity>(provider => provider.GetRequiredService<TeamsDoor>().TakeAsync);
        }
    }
}
