package dev.beacon.contract;

/**
 * How grave a case is: class 1 RED, class 2 YELLOW, class 3 GREEN. Ordered from gravest to mildest.
 */
public enum Grade {
  RED,
  YELLOW,
  GREEN
}
