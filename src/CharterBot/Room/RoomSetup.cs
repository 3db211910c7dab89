using CharterBot.BotFramework.SignIn;
using CharterBot.Room.Calls;
using CharterBot.Room.Connector;
using CharterBot.Room.Delivery;
using CharterBot.Room.History;
using CharterBot.Room.Live;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;

namespace CharterBot.Room;

/// <summary>The local chat room: a small Bot Connector and its page, on by default in Development.</summary>
internal static class RoomSetup
{
    private const string EnabledKey = "Room:Enabled";
    private const string PagePath = "/room/page";

    extension(IServiceCollection services)
    {
        public IServiceCollection AddRoom(IConfiguration configuration, IHostEnvironment environment)
        {
            var isOn = configuration.GetValue<bool?>(EnabledKey) ?? environment.IsDevelopment();
            if (!isOn)
                return services;

            if (!environment.IsDevelopment())
            {
                throw new InvalidOperationException(
                    $"{EnabledKey} is true, but the environment is {environment.EnvironmentName}: the room has no " +
                    "sign-in and runs only in Development.");
            }

            services.TryAddSingleton(TimeProvider.System);
            services.TryAddSingleton<RoomSecret>();
            services.AddSingleton<RoomAddress>();
            services.AddSingleton(_ => new PhysicalFileProvider(
                Path.Combine(AppContext.BaseDirectory, "Room", "Page")));
            services.AddSingleton(provider => new RoomDatabase(
                RoomFile.Locate(configuration), provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<RoomEvents>();
            services.AddSingleton<Outbox>();
            services.AddSingleton<People>();
            services.AddSingleton<Threads>();
            services.AddSingleton<Messages>();
            services.AddSingleton<BotDoor>();
            services.AddSingleton<ConnectorEndpoints>();
            services.AddSingleton<PageEndpoints>();
            services.AddSingleton<TalkEndpoints>();
            services.AddHostedService<Deliveries>();
            return services.ConfigureHttpJsonOptions(options =>
                options.SerializerOptions.TypeInfoResolverChain.Insert(0, RoomJson.Default));
        }
    }

    extension(IServiceCollection services)
    {
        /// <summary>The panel beside the chat, fed from what the bot holds.</summary>
        public void AddRoomGlance()
        {
            services.AddSingleton<RoomGlance>();
            services.AddSingleton<CharterOfConversation>(
                provider => provider.GetRequiredService<RoomGlance>().OfAsync);
        }
    }

    extension(WebApplication app)
    {
        public void MapRoom()
        {
            if (app.Services.GetService<RoomDatabase>() is null)
                return;

            var page = app.Services.GetRequiredService<PhysicalFileProvider>();
            app.UseWhen(RoomGuard.Covers, room =>
            {
                room.Use(RoomGuard.CheckAsync);
                room.UseStaticFiles(new StaticFileOptions
                {
                    FileProvider = page,
                    RequestPath = PagePath,
                    OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
                });
            });
            app.MapGet("/", () => Results.File(
                page.GetFileInfo("index.html").PhysicalPath!, "text/html; charset=utf-8"));
            ConnectorEndpoints.Map(app);
            PageEndpoints.Map(app);
            TalkEndpoints.Map(app);
        }
    }
}
