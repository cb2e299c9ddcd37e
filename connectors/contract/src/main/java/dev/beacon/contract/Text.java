package dev.beacon.contract;

/**
 * A sentence in both languages of the house.
 *
 * @param zh simplified Chinese
 * @param en English
 */
public record Text(String zh, String en) {}
