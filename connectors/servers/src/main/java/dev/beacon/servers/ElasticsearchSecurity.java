package dev.beacon.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Security as a district's own Elasticsearch has it: https by a certificate made here, and one
 * user. For tests; Beacon's own Elasticsearch is reachable from its machine only and has none.
 */
public final class ElasticsearchSecurity {
  /** The one role there is. */
  public static final String ROLE = "beacon";

  private static final String ALIAS = "http";
  private static final String KEYS = "http.p12";
  private static final int HASH_ITERATIONS = 10_000;
  private static final int HASH_BYTES = 32;
  private static final int KEYTOOL_SECONDS = 60;

  private final String user;
  private final String password;
  private final String roles;
  private final Path keys;
  private final KeyStore certificates;

  private ElasticsearchSecurity(
      String user, String password, String roles, Path keys, KeyStore certificates) {
    this.user = user;
    this.password = password;
    this.roles = roles;
    this.keys = keys;
    this.certificates = certificates;
  }

  /**
   * Makes a certificate for 127.0.0.1 with the JDK's keytool.
   *
   * @param directory where it is kept
   * @param user has the role {@link #ROLE}
   * @param password of the user, and of the keys: six characters at least
   * @param roles what the role may do, as {@code roles.yml} has it
   * @throws ServerException if that fails
   */
  public static ElasticsearchSecurity create(
      Path directory, String user, String password, String roles) {
    Path keys = directory.resolve(KEYS);
    try {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  ALIAS,
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=beacon-test",
                  "-ext",
                  "san=ip:127.0.0.1",
                  "-ext",
                  "bc:c",
                  "-validity",
                  "2",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  keys.toString(),
                  "-storepass",
                  password)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("keytool.log").toFile())
              .start();
      if (!keytool.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        keytool.destroyForcibly();
        throw new ServerException(
            "keytool made no certificate: " + Files.readString(directory.resolve("keytool.log")));
      }
      KeyStore certificates = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(keys)) {
        certificates.load(in, password.toCharArray());
      }
      return new ElasticsearchSecurity(user, password, roles, keys, certificates);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("The making of a certificate was interrupted.", e);
    } catch (IOException | GeneralSecurityException e) {
      throw new ServerException("cannot make a certificate: " + e.getMessage(), e);
    }
  }

  public String user() {
    return user;
  }

  public String password() {
    return password;
  }

  /** The certificate as clients need it, PEM. */
  public String certificate() {
    try {
      Certificate certificate = certificates.getCertificate(ALIAS);
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes what the server reads beside its settings, and returns those. */
  List<String> configure(Path config) throws IOException {
    Files.write(config.resolve(KEYS), Files.readAllBytes(keys));
    Files.writeString(config.resolve("users"), user + ":" + hash() + "\n");
    Files.writeString(config.resolve("users_roles"), ROLE + ":" + user + "\n");
    Files.writeString(config.resolve("roles.yml"), roles);
    return List.of(
        "xpack.security.enabled: true",
        "xpack.security.enrollment.enabled: false",
        "xpack.security.autoconfiguration.enabled: false",
        "xpack.security.http.ssl.enabled: true",
        "xpack.security.http.ssl.keystore.path: " + KEYS,
        "xpack.security.http.ssl.keystore.password: " + password);
  }

  /** As the file realm reads it. */
  private String hash() {
    byte[] salt = new byte[HASH_BYTES];
    new SecureRandom().nextBytes(salt);
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2withHMACSHA512")
              .generateSecret(
                  new PBEKeySpec(password.toCharArray(), salt, HASH_ITERATIONS, HASH_BYTES * 8))
              .getEncoded();
      Base64.Encoder text = Base64.getEncoder();
      return "{PBKDF2}%d$%s$%s"
          .formatted(HASH_ITERATIONS, text.encodeToString(salt), text.encodeToString(hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a header says who we are. */
  String authorization() {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Trusts the certificate and no other. */
  SSLContext trust() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(ALIAS, certificates.getCertificate(ALIAS));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
