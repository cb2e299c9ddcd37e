package dev.beacon.screen;

import java.util.ArrayList;
import java.util.List;

/**
 * The files of the command screen, for whoever serves them. They are all of them: a server needs no
 * folder to search and can refuse every other path.
 *
 * <p>The page asks for the API relative to itself, at {@code ../api/…} and {@code ../health}, so it
 * works wherever it is mounted as long as its own path ends in a slash.
 */
public final class Screen {
  /**
   * The header {@code Content-Security-Policy} the page is written for: its own scripts and styles
   * in files, nothing inline, nothing evaluated, nothing from elsewhere.
   */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private static final String OWN = "/dev/beacon/screen/";
  private static final String LEAFLET = "/META-INF/resources/webjars/leaflet/1.9.4/";

  private static final List<String> STYLES = List.of("screen.css", "map.css", "drawer.css");

  private static final List<String> MODULES =
      List.of(
          "alerts.js",
          "api.js",
          "cases.js",
          "colour.js",
          "counters.js",
          "dom.js",
          "drawer-parts.js",
          "drawer.js",
          "geometry.js",
          "hooks.js",
          "language.js",
          "link.js",
          "lists.js",
          "main.js",
          "map.js",
          "operator.js",
          "places.js",
          "sayings.js",
          "store.js",
          "timelapse.js",
          "wall.js");

  private Screen() {}

  /**
   * One file.
   *
   * @param path under {@code /screen/}; empty for the page itself
   * @param resource absolute name on the class path, to be read with this class's loader
   * @param contentType with its character set
   */
  public record File(String path, String resource, String contentType) {}

  /** Every file, the page itself first. */
  public static List<File> files() {
    List<File> files = new ArrayList<>();
    files.add(new File("", OWN + "index.html", "text/html; charset=utf-8"));
    for (String style : STYLES) {
      files.add(own(style, "text/css; charset=utf-8"));
    }
    files.add(own("beacon.svg", "image/svg+xml"));
    for (String module : MODULES) {
      files.add(own("js/" + module, "text/javascript; charset=utf-8"));
    }
    files.add(
        new File(
            "lib/leaflet.js",
            LEAFLET + "dist/leaflet-src.esm.js",
            "text/javascript; charset=utf-8"));
    files.add(new File("lib/leaflet.css", LEAFLET + "dist/leaflet.css", "text/css; charset=utf-8"));
    files.add(
        new File("lib/leaflet-LICENSE.txt", LEAFLET + "LICENSE", "text/plain; charset=utf-8"));
    return List.copyOf(files);
  }

  private static File own(String path, String contentType) {
    return new File(path, OWN + path, contentType);
  }
}
