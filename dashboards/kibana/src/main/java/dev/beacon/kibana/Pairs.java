package dev.beacon.kibana;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that keep the order they are written in, so that what is generated does not change. */
final class Pairs {
  private Pairs() {}

  /** {@code keysAndValues}: key, value, key, value ... */
  @SuppressWarnings("unchecked")
  static <V> Map<String, V> ordered(String key, V value, Object... keysAndValues) {
    Map<String, V> map = new LinkedHashMap<>();
    map.put(key, value);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], (V) keysAndValues[i + 1]);
    }
    return Collections.unmodifiableMap(map);
  }
}
