package dev.beacon.kibana.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who asks.
 *
 * @param header of every request, {@code Authorization}; null: nobody in particular
 */
public record Credentials(String header) {
  /** Kibana without security. */
  public static Credentials none() {
    return new Credentials(null);
  }

  /** An API key of Elasticsearch, in the encoded form in which it is handed out. */
  public static Credentials apiKey(String encoded) {
    return new Credentials("ApiKey " + encoded);
  }

  public static Credentials user(String name, String password) {
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Credentials("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** Not for logs. */
  @Override
  public String toString() {
    return header == null ? "nobody" : header.substring(0, header.indexOf(' ')) + " …";
  }
}
