using System.Collections.Immutable;
using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters.Answers;
using CharterBot.Charters.QuestionSets;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>All questions with their answers, area by area, then what is parked.</summary>
internal static class CharterRows
{
    public static void Lay(Sheet sheet, QuestionSet set, ImmutableArray<QuestionProgress> questions)
    {
        foreach (var area in set.Areas)
        {
            var isNew = true;
            foreach (var question in set.In(area))
            {
                if (questions[question.Number - 1].Answer is not { } answer)
                    continue;
                if (isNew)
                    sheet.Heading(area, area);
                isNew = false;
                sheet.Part(TextRun.Bold($"{question.Number}. {question.Text}"));
                sheet.Wording(new TextRun(sheet.Text(answer.Text)));
                AnswerCard.Stood(sheet, answer);
            }
        }

        var parked = questions.Where(question => question.Answer is null).ToList();
        if (parked.Count == 0)
            return;
        sheet.Heading("Parked", "Parked");
        foreach (var question in parked)
            sheet.Tight(TextRun.Subtle($"{question.Number}. {set[question.Number].Text}"));
    }
}
