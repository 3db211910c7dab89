using CharterBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CharterBot.Tests.Storage;

public sealed class StorageSetupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_store_is_prepared_when_the_host_has_started()
    {
        using var host = HostWith(("Storage:Sqlite:Path", _folder.PathOf("charters.db")));
        await host.StartAsync(Token);
        var store = host.Services.GetRequiredService<ICharterStore>();

        Assert.False(store.IsShared);
        Assert.Null(await store.ReadAsync(new RowKey("p", "r"), Token));
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task A_store_that_answers_is_healthy_and_one_that_does_not_is_not()
    {
        using var host = HostWith(("Storage:Sqlite:Path", _folder.PathOf("charters.db")));
        var checks = host.Services.GetRequiredService<HealthCheckService>();

        Assert.Equal(HealthStatus.Unhealthy, (await checks.CheckHealthAsync(Token)).Status);
        await host.StartAsync(Token);
        Assert.Equal(HealthStatus.Healthy, (await checks.CheckHealthAsync(Token)).Status);
        await host.StopAsync(Token);
    }

    [Fact]
    public void Without_settings_it_is_a_file_in_the_users_folder()
    {
        using var host = HostWith();
        var options = host.Services.GetRequiredService<IOptions<StorageOptions>>().Value;

        Assert.Equal("Sqlite", options.Provider);
        Assert.Equal("charterbot.db", Path.GetFileName(options.Sqlite.Path));
        Assert.True(Path.IsPathFullyQualified(options.Sqlite.Path));
    }

    [Theory]
    [InlineData("Storage:Provider", "Oracle", "Storage:Provider must be Sqlite or AzureTables.")]
    [InlineData("Storage:Provider", "", "Storage:Provider must be Sqlite or AzureTables.")]
    [InlineData("Storage:Provider", "AzureTables", "Storage:Provider is AzureTables: set Storage:AzureTables:ServiceUri")]
    [InlineData("Storage:AzureTables:ServiceUri", "http://tables.example", "Storage:AzureTables:ServiceUri must be an https address.")]
    [InlineData("Storage:AzureTables:ServiceUri", "tables", "Storage:AzureTables:ServiceUri must be an https address.")]
    [InlineData("Storage:Sqlite:Path", "", "Storage:Sqlite:Path must name a file.")]
    [InlineData("Storage:RetentionDays", "0", "Storage:RetentionDays must be a number of days from 1 to 36500.")]
    [InlineData("Storage:RetentionDays", "36501", "Storage:RetentionDays must be a number of days from 1 to 36500.")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string key, string value, string message)
    {
        using var host = HostWith((key, value));

        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));
        Assert.Contains(message, stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_places_for_the_tables_are_one_too_many()
    {
        using var host = HostWith(
            ("Storage:AzureTables:ConnectionString", "UseDevelopmentStorage=true"),
            ("Storage:AzureTables:ServiceUri", "https://tables.example"));

        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));
        Assert.Contains(
            "Storage:AzureTables: set ConnectionString or ServiceUri, not both.", stopped.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storage:AzureTables:ConnectionString", "UseDevelopmentStorage=true", "Storage:RetentionDays", "1")]
    [InlineData("Storage:AzureTables:ServiceUri", "https://tables.example", "Storage:RetentionDays", "36500")]
    public void One_place_for_the_tables_is_enough(string key, string value, string other, string days)
    {
        using var host = HostWith(("Storage:Provider", "AzureTables"), (key, value), (other, days));

        var options = host.Services.GetRequiredService<IOptions<StorageOptions>>().Value;

        Assert.Equal(days, $"{options.RetentionDays}");
    }

    [Fact]
    public async Task Tables_without_a_place_are_asked_for_by_both_names()
    {
        using var host = HostWith(("Storage:Provider", "AzureTables"), ("Storage:AzureTables:ConnectionString", ""));

        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));
        Assert.Contains(
            "Storage:Provider is AzureTables: set Storage:AzureTables:ServiceUri (managed identity) or "
            + "Storage:AzureTables:ConnectionString.",
            stopped.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retention_that_is_no_number_stops_the_start_and_is_named()
    {
        using var host = HostWith(("Storage:RetentionDays", "a month"));

        var stopped = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(Token));
        Assert.Contains("Storage:RetentionDays", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_cannot_be_a_file_stops_the_start_and_is_named()
    {
        await File.WriteAllTextAsync(_folder.PathOf("file"), "", Token);
        using var host = HostWith(("Storage:Sqlite:Path", Path.Combine(_folder.PathOf("file"), "charters.db")));

        var stopped = await Assert.ThrowsAsync<StoreUnavailableException>(() => host.StartAsync(Token));
        Assert.StartsWith("Storage:Sqlite:Path: ", stopped.Message, StringComparison.Ordinal);
    }

    private static IHost HostWith(params ReadOnlySpan<(string Key, string Value)> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Services.AddLogging();
        builder.Services.AddCharterStorage(builder.Configuration);
        return builder.Build();
    }
}
