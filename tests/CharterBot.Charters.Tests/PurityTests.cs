namespace CharterBot.Charters.Tests;

public sealed class PurityTests
{
    [Fact]
    public void The_domain_knows_nothing_but_the_language() =>
        Assert.All(
            typeof(Charter).Assembly.GetReferencedAssemblies(),
            reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    [Fact]
    public void Its_records_are_sealed() =>
        Assert.All(
            typeof(Charter).Assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false }),
            type => Assert.True(type.IsSealed, type.Name));
}
