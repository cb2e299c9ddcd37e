package dev.beacon.cases;

/**
 * What became of an event in its case. Every accepted input is exactly one of these, so that inputs
 * = accepted + merged + rejected, where merged counts {@link #MERGED} and {@link #REPEATED}.
 */
public enum Absorbed {
  /** The first report of its case, or news of its progress. */
  ACCEPTED,
  /** A further report of a case that was reported already, on this channel or another. */
  MERGED,
  /** The same event again: it changes nothing. */
  REPEATED
}
