package dev.beacon.kibana.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Clients that trust whom they are told to. */
public final class HttpAccess {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  private HttpAccess() {}

  /**
   * A client that goes nowhere but where it is sent.
   *
   * @param authority PEM file of the certificates that are trusted; null: those the JVM trusts
   * @throws IOException if that file cannot be read, or holds no certificates
   */
  public static HttpClient trusting(Path authority) throws IOException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER);
    if (authority != null) {
      builder.sslContext(context(authority));
    }
    return builder.build();
  }

  private static SSLContext context(Path authority) throws IOException {
    try (InputStream in = Files.newInputStream(authority)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("authority-" + number++, each);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(authority + " holds no certificates", e);
    }
  }
}
