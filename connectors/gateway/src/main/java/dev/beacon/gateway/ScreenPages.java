package dev.beacon.gateway;

import dev.beacon.screen.Screen;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * {@code GET /screen/}: the command screen's files, all of them read beforehand. There is no way
 * from a path to a file but the list, so no path leads out of it.
 *
 * <p>Decision: browsers keep the files and ask each time whether they are still the same; an
 * upgrade shows at once, and the asking costs a few hundred bytes.
 */
final class ScreenPages {
  private static final String ROOT = "/screen";
  private static final Map<String, Page> PAGES = pages();

  private ScreenPages() {}

  /** A file with the tag that changes when it does. */
  // A record because it is only ever read, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  private record Page(byte[] content, String contentType, String tag) {}

  static void get(Context ctx) {
    String path = ctx.path().substring(ROOT.length());
    if (path.isEmpty()) {
      // The page's own links start from here.
      ctx.redirect("screen/", HttpStatus.PERMANENT_REDIRECT);
      return;
    }
    Page page = PAGES.get(path.substring(1));
    if (page == null) {
      throw RequestRefused.notFound("The screen has no such file");
    }
    ctx.header("Content-Security-Policy", Screen.CONTENT_SECURITY_POLICY);
    ctx.header("X-Frame-Options", "SAMEORIGIN");
    ctx.header("Cache-Control", "no-cache");
    ctx.header("ETag", page.tag());
    if (page.tag().equals(ctx.header("If-None-Match"))) {
      ctx.status(HttpStatus.NOT_MODIFIED);
    } else {
      ctx.contentType(page.contentType()).result(page.content());
    }
  }

  private static Map<String, Page> pages() {
    Map<String, Page> pages = new HashMap<>();
    for (Screen.File file : Screen.files()) {
      byte[] content = Documents.read(file.resource());
      pages.put(file.path(), new Page(content, file.contentType(), tag(content)));
    }
    return Map.copyOf(pages);
  }

  private static String tag(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
