namespace MessageHub.Gateway.Ggk;

/// <summary>Takes characters; they are only there during the call.</summary>
internal delegate void TextPiece(ReadOnlySpan<char> characters);
