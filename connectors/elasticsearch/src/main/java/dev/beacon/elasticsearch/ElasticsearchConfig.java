package dev.beacon.elasticsearch;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How to reach an Elasticsearch, and as whom. What is not used is null. Begin with {@link
 * #of(String...)}.
 *
 * @param hosts such as {@code http://127.0.0.1:9200}, at least one, all of one cluster
 * @param apiKey an encoded API key; not together with a user
 * @param username with {@code password}
 * @param password with {@code username}
 * @param caFingerprint SHA-256 of the certificate authority, in hexadecimal, as Elasticsearch
 *     prints it at its first start; not together with {@code caFile}
 * @param caFile a PEM file with the certificate authority
 * @param connectTimeout how long connecting may take
 * @param requestTimeout how long an answer may keep us waiting
 * @param indices how the indices are kept
 */
public record ElasticsearchConfig(
    List<String> hosts,
    String apiKey,
    String username,
    String password,
    String caFingerprint,
    String caFile,
    Duration connectTimeout,
    Duration requestTimeout,
    IndexConfig indices)
    implements Serializable {

  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);
  public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(30);

  /**
   * @throws IllegalArgumentException if a host is no http or https address, or the parts exclude
   *     each other
   */
  public ElasticsearchConfig {
    hosts = List.copyOf(hosts);
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("Elasticsearch needs at least one host");
    }
    hosts.forEach(ElasticsearchConfig::requireHttp);
    if ((username == null) != (password == null)) {
      throw new IllegalArgumentException("a user name and a password come together");
    }
    if (apiKey != null && username != null) {
      throw new IllegalArgumentException("either an API key or a user, not both");
    }
    if (caFingerprint != null && caFile != null) {
      throw new IllegalArgumentException("either the fingerprint of the CA or its file, not both");
    }
    requirePositive("connectTimeout", connectTimeout);
    requirePositive("requestTimeout", requestTimeout);
    Objects.requireNonNull(indices, "indices");
  }

  /** Without security, with the defaults of the rest. */
  public static ElasticsearchConfig of(String... hosts) {
    return new ElasticsearchConfig(
        List.of(hosts),
        null,
        null,
        null,
        null,
        null,
        DEFAULT_CONNECT_TIMEOUT,
        DEFAULT_REQUEST_TIMEOUT,
        IndexConfig.DEFAULT);
  }

  /** The same, with an encoded API key in place of a user. */
  public ElasticsearchConfig withApiKey(String encoded) {
    return new ElasticsearchConfig(
        hosts, encoded, null, null, caFingerprint, caFile, connectTimeout, requestTimeout, indices);
  }

  /** The same, as a user in place of an API key. */
  public ElasticsearchConfig withUser(String name, String secret) {
    return new ElasticsearchConfig(
        hosts, null, name, secret, caFingerprint, caFile, connectTimeout, requestTimeout, indices);
  }

  /** The same, trusting the certificate authority with this SHA-256 fingerprint, in hexadecimal. */
  public ElasticsearchConfig withCaFingerprint(String fingerprint) {
    return new ElasticsearchConfig(
        hosts,
        apiKey,
        username,
        password,
        fingerprint,
        null,
        connectTimeout,
        requestTimeout,
        indices);
  }

  /** The same, trusting the certificate authority in this PEM file, read where the client runs. */
  public ElasticsearchConfig withCaFile(String file) {
    return new ElasticsearchConfig(
        hosts, apiKey, username, password, null, file, connectTimeout, requestTimeout, indices);
  }

  /** The same, with other time-outs. */
  public ElasticsearchConfig withTimeouts(Duration connect, Duration request) {
    return new ElasticsearchConfig(
        hosts, apiKey, username, password, caFingerprint, caFile, connect, request, indices);
  }

  /** The same, keeping the indices so. */
  public ElasticsearchConfig withIndices(IndexConfig config) {
    return new ElasticsearchConfig(
        hosts,
        apiKey,
        username,
        password,
        caFingerprint,
        caFile,
        connectTimeout,
        requestTimeout,
        config);
  }

  private static void requireHttp(String host) {
    URI uri = URI.create(host);
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    String authority = uri.getRawAuthority();
    if (!http || authority == null || !uri.getRawPath().isEmpty()) {
      throw new IllegalArgumentException("must be http(s)://host:port and no more: " + host);
    }
    if (authority.contains("@")) {
      throw new IllegalArgumentException("name the user in the configuration, not in the address");
    }
  }

  private static void requirePositive(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(name + " must be positive but is " + duration);
    }
  }

  /** Tells no secret. */
  @Override
  public String toString() {
    String who = apiKey != null ? "an API key" : username != null ? "user " + username : "nobody";
    return String.join(",", hosts) + " as " + who;
  }
}
