package dev.beacon.local.stack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.beacon.browser.Chromium;
import dev.beacon.browser.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The command screen of a running stack, watched in a real browser. */
final class WatchedScreen {
  private static final Path PICTURES = Path.of("target", "screenshots");

  /**
   * How long to wait for what has to show. Machines are slow at times; who wants to know whether
   * three seconds do says {@code -Dbeacon.screen.within=PT3S}.
   */
  private static final Duration PATIENCE =
      Duration.parse(System.getProperty("beacon.screen.within", "PT60S"));

  private WatchedScreen() {}

  /** Posts a request; throws if it is not taken. */
  interface Post {
    void request(String json) throws Exception;
  }

  /**
   * Three workers have complained about a site when a fourth does, for three hundred: the cell
   * turns red and the alert appears. How long that took is kept beside the pictures.
   */
  static void showsARedCellAndAnAlertOnceAnEventIsPosted(String gateway, Post post)
      throws Exception {
    for (int worker = 1; worker <= 3; worker++) {
      post.request(complaint(worker, 1, 0));
    }
    try (Chromium chromium = Chromium.start();
        Tab tab = chromium.tab(1920, 1080, "zh-CN")) {
      Page page = tab.page();
      page.navigate(gateway + "/screen/?lang=zh");
      page.waitForFunction("() => window.beaconScreen && beaconScreen.state().loaded");
      page.evaluate("() => beaconScreen.showResolution(9)");
      Locator calm = page.locator("path.cell[data-grade='GREEN']");
      assertThat(calm).hasCount(1, patiently());
      Locator red = page.locator("path.cell[data-grade='RED']");
      assertThat(red).hasCount(0);

      long posted = System.nanoTime();
      post.request(complaint(4, 300, 2_100_000));

      assertThat(red).hasCount(1, patiently());
      Locator alert =
          page.locator("li[data-alert]", new Page.LocatorOptions().setHasText("欠薪")).first();
      assertThat(alert).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(patience()));
      keep(Duration.ofNanos(System.nanoTime() - posted));

      red.first().click();
      assertThat(page.getByTestId("why")).containsText("303");
      assertThat(page.getByTestId("cases")).containsText("工资");
      tab.screenshot(PICTURES.resolve("stack-zh.png"));
      page.navigate(gateway + "/screen/?lang=en");
      assertThat(page.getByTestId("counter-RED")).hasText("1");
      tab.screenshot(PICTURES.resolve("stack-en.png"));
      assertThat(tab.problems()).isEmpty();
    }
  }

  private static void keep(Duration seenAfter) throws IOException {
    Files.createDirectories(PICTURES);
    Files.writeString(
        PICTURES.resolve("seen-after.txt"),
        "red cell and alert on the screen " + seenAfter.toMillis() + " ms after the post\n");
  }

  private static double patience() {
    return (double) PATIENCE.toMillis();
  }

  private static LocatorAssertions.HasCountOptions patiently() {
    return new LocatorAssertions.HasCountOptions().setTimeout(patience());
  }

  private static String complaint(int worker, int people, long amount) {
    return """
        {"category":"WAGE_ARREARS","channel":"HOTLINE","reporter":"1380000000%d",
         "title":"拖欠三个月工资","people":%d,"amount":%d,"currency":"CNY",
         "subject":{"kind":"SITE","name":"锦绣花园工地"},"community":"440311001001",
         "location":{"lat":22.7543,"lon":113.9421},"department":"区人力资源局"}
        """
        .formatted(worker, people, amount);
  }
}
