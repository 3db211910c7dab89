using System.Reflection;

namespace CharterBot.Deployment.Tests.Template;

/// <summary>The Bicep compiler. It knows all resource types itself and asks nobody.</summary>
internal static class Bicep
{
    private const string Nobody = "00000000-0000-0000-0000-0000000000";

    private static readonly Dictionary<string, string> Organisation = new(StringComparer.Ordinal)
    {
        ["CHARTERBOT_APP_ID"] = Nobody + "0a",
        ["CHARTERBOT_IMAGE"] = "charterbot:1.0.0",
        ["CHARTERBOT_REGISTRY"] = "contoso",
        ["CHARTERBOT_ON_CALL"] = "on-call@example.org",
    };

    public static Task<ProgramRun> RunAsync(params IEnumerable<string> arguments)
    {
        var program = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "Bicep").Value!;
        Assert.SkipUnless(File.Exists(program), "Needs the Bicep compiler, which is no package for this platform.");
        return ProgramRun.OfAsync(program, arguments, Organisation);
    }

    /// <summary>Predicts what a file of parameters would deploy, into a file beside it.</summary>
    public static Task<ProgramRun> PredictAsync(string parameters) => RunAsync(
        "snapshot", parameters, "--mode", "overwrite", "--tenant-id", Nobody + "aa", "--subscription-id", Nobody + "bb",
        "--resource-group", "charterbot", "--location", "westeurope");
}
