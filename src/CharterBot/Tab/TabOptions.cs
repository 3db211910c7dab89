using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CharterBot.Tab;

/// <summary>The settings of section "Tab".</summary>
internal sealed class TabOptions
{
    public const string Section = "Tab";

    /// <summary>
    /// The bot's public host name, as it stands in the application id URI api://domain/botid-app-id. Tokens of version
    /// 2.0 name the app id instead, so it is only needed where an administrator made them name the URI.
    /// </summary>
    [RegularExpression(
        "[a-z0-9]([a-z0-9.-]*[a-z0-9])?",
        ErrorMessage = $"{Section}:Domain is not a host name in lower case, as in charterbot.example.org")]
    public string? Domain { get; init; }
}

[OptionsValidator]
internal sealed partial class TabOptionsValidator : IValidateOptions<TabOptions>;
