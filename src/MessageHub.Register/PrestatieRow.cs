using MessageHub.Berichten.Model;

namespace MessageHub.Register;

/// <summary>A claimed line with what became of it: granted, rejected or held.</summary>
internal sealed record PrestatieRow(int Regel, Client Client, Prestatie Prestatie, string State);
