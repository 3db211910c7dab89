namespace CharterBot.Upkeep.Copying;

/// <summary>What a walk through both stores found, row by row.</summary>
internal sealed class CopyCount
{
    private string? _partition;

    public int Equal { get; private set; }

    public int Missing { get; private set; }

    public int Different { get; private set; }

    /// <summary>In the copy only.</summary>
    public int Extra { get; private set; }

    public int Partitions { get; private set; }

    public int From => Equal + Missing + Different;

    public int To => Equal + Different + Extra;

    public bool IsComplete => Missing + Different + Extra == 0;

    public void Add(RowPair pair)
    {
        switch (pair)
        {
            case { IsEqual: true }:
                Equal++;
                break;
            case { To: null }:
                Missing++;
                break;
            case { From: null }:
                Extra++;
                break;
            default:
                Different++;
                break;
        }

        Partitions += pair.Key.Partition == _partition ? 0 : 1;
        _partition = pair.Key.Partition;
    }
}
