using CharterBot.BotFramework.SignIn;
using CharterBot.Tab.Reading;
using CharterBot.Tab.SignIn;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace CharterBot.Tab;

/// <summary>
/// The charter as a tab of its Teams channel: on as soon as the bot has an app id and knows whose people it serves.
/// </summary>
internal static class TabSetup
{
    public const string Root = "/tab";
    public const string Api = Root + "/api";

    extension(IServiceCollection services)
    {
        public void AddTab(IConfiguration configuration)
        {
            if (!IsOn(configuration.GetSection(BotFrameworkOptions.Section)))
                return;

            services.AddOptions<TabOptions>().Bind(configuration.GetSection(TabOptions.Section)).ValidateOnStart();
            services.AddSingleton<IValidateOptions<TabOptions>, TabOptionsValidator>();
            services.AddSingleton<Entra>();
            services.AddSingleton<TabHeaders>();
            services.AddSingleton<TabPage>();
            services.AddSingleton<LookupPace>();
            services.AddSingleton<Membership>();
            services.AddSingleton<PinnedCharters>();
            services.AddSingleton<IConfigureOptions<JwtBearerOptions>, ReaderToken>();
            services.AddAuthentication().AddJwtBearer(ReaderToken.Scheme);
            services.AddAuthorization();
        }
    }

    private static bool IsOn(IConfigurationSection bot) =>
        !string.IsNullOrEmpty(bot[nameof(BotFrameworkOptions.AppId)]) &&
        (!string.IsNullOrEmpty(bot[nameof(BotFrameworkOptions.TenantId)]) ||
            bot.GetSection(nameof(BotFrameworkOptions.AllowedTenants)).GetChildren().Any());

    extension(WebApplication app)
    {
        public void MapTab()
        {
            if (app.Services.GetService<TabHeaders>() is not { } headers)
                return;

            var page = app.Services.GetRequiredService<TabPage>();
            app.UseWhen(TabHeaders.Cover, tab =>
            {
                tab.Use(headers.SetAsync);
                tab.UseStaticFiles(new StaticFileOptions { FileProvider = page.Files, RequestPath = Root + "/page" });
            });

            // After the headers, or a reader who is turned away would get none.
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapGet(Root, () => page.Html("charter.html"));
            app.MapGet(Root + "/configure", () => page.Html("configure.html"));
            TabEndpoints.Map(app);
        }
    }
}
