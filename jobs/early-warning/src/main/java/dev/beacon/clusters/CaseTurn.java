package dev.beacon.clusters;

/** A turn in the course of a case that patterns look at. */
public enum CaseTurn {
  /** Somebody has taken it on. */
  ANSWERED(Evidence.Kind.ANSWERED),
  /** The matter is settled; that answers it, too. */
  SETTLED(Evidence.Kind.SETTLED),
  /** Opened again. */
  REOPENED(Evidence.Kind.REOPENED);

  final Evidence.Kind kind;

  CaseTurn(Evidence.Kind kind) {
    this.kind = kind;
  }
}
