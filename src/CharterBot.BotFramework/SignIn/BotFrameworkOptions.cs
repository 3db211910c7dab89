using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CharterBot.BotFramework.SignIn;

/// <summary>The settings of section "BotFramework".</summary>
public sealed class BotFrameworkOptions
{
    public const string Section = "BotFramework";

    [RegularExpression(
        "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
        ErrorMessage = $"{Section}:AppId is not an application id, 00000000-0000-0000-0000-000000000000")]
    public string? AppId { get; init; }

    public bool PaceSends { get; init; } = true;

    public bool DangerouslyAllowAnonymous { get; init; }
}

[OptionsValidator]
internal sealed partial class BotFrameworkOptionsValidator : IValidateOptions<BotFrameworkOptions>;
