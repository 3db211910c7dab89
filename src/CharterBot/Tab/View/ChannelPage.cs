namespace CharterBot.Tab.View;

/// <summary>The charters that a channel can pin.</summary>
internal sealed record ChannelPage(IReadOnlyList<ChannelCharter> Charters, bool HasMore);

/// <param name="Thread">Names the thread within the channel; opaque to the page.</param>
/// <param name="Version">The newest published version; null before the first.</param>
internal sealed record ChannelCharter(
    string Thread, string Name, string? Version, DateTimeOffset At, int Agreed, int Questions);
