package dev.beacon.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.TransportUtils;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import dev.beacon.contract.Json;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/**
 * Makes clients. Nothing is sent yet: a wrong address shows at the first request. Whoever asks for
 * a client closes it.
 *
 * <p>Decision: elasticsearch-java 8.19 offers one transport, over the low-level RestClient (Rest5
 * comes with 9), so that is the one; the 8 client also talks to a server of version 9.
 */
public final class ElasticsearchClients {
  private ElasticsearchClients() {}

  /**
   * A client that waits for each answer.
   *
   * @throws UncheckedIOException if the CA's file cannot be read
   */
  public static ElasticsearchClient create(ElasticsearchConfig config) {
    return new ElasticsearchClient(transport(config));
  }

  /**
   * A client that answers later, on threads of its own.
   *
   * @throws UncheckedIOException if the CA's file cannot be read
   */
  public static ElasticsearchAsyncClient createAsync(ElasticsearchConfig config) {
    return new ElasticsearchAsyncClient(transport(config));
  }

  private static ElasticsearchTransport transport(ElasticsearchConfig config) {
    SSLContext trust = trust(config);
    RestClientBuilder builder =
        RestClient.builder(config.hosts().stream().map(HttpHost::create).toArray(HttpHost[]::new))
            .setRequestConfigCallback(
                request ->
                    request
                        .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                        .setSocketTimeout(Math.toIntExact(config.requestTimeout().toMillis())))
            .setHttpClientConfigCallback(http -> trust == null ? http : http.setSSLContext(trust));
    String authorization = authorization(config);
    if (authorization != null) {
      builder.setDefaultHeaders(
          new Header[] {new BasicHeader(HttpHeaders.AUTHORIZATION, authorization)});
    }
    return new RestClientTransport(builder.build(), new JacksonJsonpMapper(Json.mapper()));
  }

  private static String authorization(ElasticsearchConfig config) {
    if (config.apiKey() != null) {
      return "ApiKey " + config.apiKey();
    }
    if (config.username() != null) {
      String pair = config.username() + ":" + config.password();
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
    return null;
  }

  private static SSLContext trust(ElasticsearchConfig config) {
    if (config.caFingerprint() != null) {
      return TransportUtils.sslContextFromCaFingerprint(config.caFingerprint());
    }
    if (config.caFile() != null) {
      try {
        return TransportUtils.sslContextFromHttpCaCrt(new File(config.caFile()));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the CA from " + config.caFile(), e);
      }
    }
    return null;
  }
}
