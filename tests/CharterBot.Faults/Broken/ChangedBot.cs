using System.Diagnostics;
using System.Globalization;
using CharterBot.BotFramework.Messages;
using CharterBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CharterBot.Faults.Broken;

/// <summary>
/// The shipped bot's own program, run in this process, with something of it replaced while its host is built. What is
/// replaced here can be replaced nowhere else: no setting of the bot leads to it.
/// </summary>
internal static class ChangedBot
{
    public const string WritesBlindly = "writes-blindly";
    public const string AcknowledgesEarly = "acknowledges-early";

    private const string Clock = "clock=";

    /// <summary>This instance's clock is off by so much.</summary>
    public static string ClockOff(TimeSpan by) =>
        string.Create(CultureInfo.InvariantCulture, $"{Clock}{by.TotalSeconds:F0}");

    public static void Run(IReadOnlyList<string> changes)
    {
        using HostBuilding building = new(services =>
        {
            foreach (var change in changes)
                Change(services, change);
        });
        using var hosts = DiagnosticListener.AllListeners.Subscribe(building);
        typeof(ICharterStore).Assembly.EntryPoint!.Invoke(null, [new[] { "--applicationName=CharterBot" }]);
    }

    private static void Change(IServiceCollection services, string change)
    {
        if (change == WritesBlindly)
            Replace<ICharterStore>(services, store => new BlindStore(store));
        else if (change == AcknowledgesEarly)
            Replace<TakeActivity>(services, take => new EarlyAnswer(take).TakeAsync);
        else if (change.StartsWith(Clock, StringComparison.Ordinal))
            services.AddSingleton<TimeProvider>(new ShiftedClock(Seconds(change[Clock.Length..])));
        else
            throw new ArgumentException($"No such change of the bot: {change}", nameof(change));
    }

    private static TimeSpan Seconds(string text) =>
        TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));

    private static void Replace<T>(IServiceCollection services, Func<T, T> by)
        where T : class
    {
        var known = services.Single(service => service.ServiceType == typeof(T));
        services.Remove(known);
        services.AddSingleton(provider => by((T)known.ImplementationFactory!(provider)));
    }
}
