namespace MessageHub.Gateway.Settings;

/// <summary>What happens to a Du01 that answers nothing sent from here.</summary>
internal enum UnknownCrossRefnummer
{
    Refuse,
    Park,
}
