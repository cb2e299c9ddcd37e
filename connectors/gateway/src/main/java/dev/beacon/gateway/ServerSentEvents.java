package dev.beacon.gateway;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Turns an answer into a stream of server-sent events. */
final class ServerSentEvents {
  private ServerSentEvents() {}

  /**
   * Opens the stream.
   *
   * @param opening writes to the client until what it returns is done
   */
  static void send(Context ctx, Function<OutputStream, CompletableFuture<Void>> opening) {
    ctx.future(
        () -> {
          ctx.contentType("text/event-stream; charset=utf-8");
          ctx.header("X-Accel-Buffering", "no"); // A proxy must not hold events back.
          // Not ctx.outputStream(), which compresses and so would hold them back as well.
          return opening.apply(outputOf(ctx));
        });
  }

  private static OutputStream outputOf(Context ctx) {
    try {
      return ctx.res().getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException("the client is gone", e);
    }
  }
}
