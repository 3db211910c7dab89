namespace CharterBot.Tab.View;

/// <summary>A charter as the tab shows it: one published version, or the work before the first.</summary>
/// <param name="State">published, running or cancelled.</param>
/// <param name="At">When this version was published; before the first, when the charter was started.</param>
/// <param name="Revision">What is being worked on while this version holds.</param>
/// <param name="NameBefore">What the version before was called, when it was called otherwise.</param>
internal sealed record CharterPage(
    string Name,
    string Set,
    string State,
    string? Version,
    DateTimeOffset At,
    string? Facilitator,
    IReadOnlyList<string> Members,
    IReadOnlyList<PageArea> Areas,
    IReadOnlyList<PageQuestion> Parked,
    string Source,
    int Agreed,
    int Questions,
    IReadOnlyList<PageVersion> Versions,
    string? Revision,
    string? NameBefore,
    string Markdown);

/// <summary>One of the published versions, the newest first.</summary>
internal sealed record PageVersion(string Version, DateTimeOffset At);

internal sealed record PageArea(string Name, IReadOnlyList<PageQuestion> Questions);

/// <param name="State">agreed, parked, asked, drafting, skipped or not asked.</param>
/// <param name="Change">What is new against the version before; null where nothing is.</param>
internal sealed record PageQuestion(int Number, string Text, string State, PageAnswer? Answer, PageChange? Change);

internal sealed record PageAnswer(
    string Text,
    IReadOnlyList<string> AgreedBy,
    IReadOnlyList<string> Silent,
    bool IsClosed,
    IReadOnlyList<PageReservation> Reservations);

/// <param name="IsObjection">It was an objection of someone who left, recorded by the facilitator.</param>
internal sealed record PageReservation(string Name, string Reason, bool IsObjection);

/// <param name="How">new, changed or parked.</param>
/// <param name="Spans">The text before and after in one, word by word; empty unless it changed.</param>
internal sealed record PageChange(string How, IReadOnlyList<PageSpan> Spans);

/// <param name="Is">same, added or removed.</param>
internal sealed record PageSpan(string Is, string Text);
