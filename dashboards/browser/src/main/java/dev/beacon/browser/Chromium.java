package dev.beacon.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * A Chromium of the machine, started without a window. Nothing is downloaded: Playwright brings no
 * browser along here, and where none is installed the tests that want one are skipped, or fail
 * where one is required.
 *
 * <p>Not thread-safe; to be used by the thread that started it.
 */
public final class Chromium implements AutoCloseable {
  /** System property that says where the browser is; the variable is {@code BEACON_CHROMIUM}. */
  public static final String WHERE = "beacon.chromium";

  /** System property: whether having none is a failure; if absent, whether {@code CI} is set. */
  public static final String REQUIRED = "beacon.browser.required";

  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts it.
   *
   * @throws TestAbortedException if the machine has none, so that JUnit skips the test and says why
   * @throws IllegalStateException if it has none although one is required
   */
  public static Chromium start() {
    Path executable = find().orElseThrow(Chromium::missing);
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    try {
      // In a container Chromium's own sandbox cannot be set up, and /dev/shm is small.
      Browser browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(executable)
                      .setArgs(
                          List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
      return new Chromium(playwright, browser);
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  /**
   * Where the machine's Chromium is: where {@link #WHERE} or the variable says, and then nowhere
   * else, or in one of the usual places.
   */
  public static Optional<Path> find() {
    String said = System.getProperty(WHERE, System.getenv("BEACON_CHROMIUM"));
    List<String> places = said == null || said.isBlank() ? USUAL_PLACES : List.of(said);
    return places.stream().map(Path::of).filter(Files::isExecutable).findFirst();
  }

  private static RuntimeException missing() {
    String why =
        "No Chromium on this machine: install Debian's package chromium, or say where one is with -D"
            + WHERE
            + "=…";
    boolean inCi = System.getenv("CI") != null;
    boolean required = Boolean.parseBoolean(System.getProperty(REQUIRED, String.valueOf(inCi)));
    return required ? new IllegalStateException(why) : new TestAbortedException(why);
  }

  /**
   * Opens a tab of its own, with nothing remembered from any other, in Beijing. Pages are asked for
   * less motion, which spares tests the waiting and the machine the drawing.
   *
   * @param width of what is seen, in CSS pixels
   * @param height likewise
   * @param locale the browser's language, such as {@code zh-CN}
   */
  public Tab tab(int width, int height, String locale) {
    return Tab.open(
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(locale)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId("Asia/Shanghai")));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
