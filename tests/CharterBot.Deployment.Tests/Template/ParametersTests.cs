using System.Text.Json.Nodes;

namespace CharterBot.Deployment.Tests.Template;

public sealed class ParametersTests(Parameters parameters) : IClassFixture<Parameters>
{
    [Fact]
    public void Development_and_production_differ_in_size_and_safety_only()
    {
        var (development, production) = (parameters.Development, parameters.Production);

        Assert.Equal(development.Select(parameter => parameter.Key), production.Select(parameter => parameter.Key));
        Assert.Equal(
            ["lockStore", "logDays", "maxInstances", "minInstances", "name", "storageSku"],
            development
                .Where(parameter => !JsonNode.DeepEquals(parameter.Value, production[parameter.Key]))
                .Select(parameter => parameter.Key)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void In_production_an_instance_and_a_building_may_fail_and_nobody_deletes_the_store()
    {
        var production = parameters.Production;

        Assert.True((int)production["minInstances"]!["value"]! >= 2);
        Assert.True((bool)production["lockStore"]!["value"]!);
        Assert.True((string)production["storageSku"]!["value"]! is "Standard_ZRS" or "Standard_GZRS");
    }
}
