package dev.beacon.local.simulate;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.beacon.contract.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Events as a file: a line an event, {@code {"topic":...,"key":...,"value":...}}, the value a
 * string because an unusable event need not be JSON.
 */
public final class EventFile implements EventOutput {
  private final JsonGenerator json;

  /** Begins the file, replacing one of the same name. */
  public EventFile(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    json =
        Json.mapper()
            .getFactory()
            .createGenerator(
                new BufferedOutputStream(Files.newOutputStream(file)), JsonEncoding.UTF8);
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  @Override
  public void send(SimulatedEvent event) throws IOException {
    json.writeStartObject();
    json.writeStringField("topic", event.kind().topic());
    json.writeStringField("key", event.key());
    json.writeStringField("value", new String(event.value(), StandardCharsets.UTF_8));
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.writeRaw('\n');
    json.close();
  }
}
