namespace CharterBot.Manifest.Ordering;

/// <summary>Who answers for the app, as Teams shows it beside the app's name.</summary>
internal sealed record Developer(DeveloperName Name, WebPage Website, WebPage Privacy, WebPage Terms);
