package dev.beacon.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import dev.beacon.browser.Chromium;
import dev.beacon.browser.Tab;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The screen in a real browser, with made-up happenings. Its pictures stay in target/screenshots.
 */
class ScreenInBrowserIT {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final String SITE = "subject:site:锦龙花园二期";
  private static final String CLUSTER = "cluster:jinlong";

  // Long, because a busy machine is not a fault of the page.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static Chromium chromium;

  private FakeGateway gateway;
  private Tab tab;
  private Page page;

  @BeforeAll
  static void startBrowser() {
    chromium = Chromium.start();
    PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
  }

  @AfterAll
  static void closeBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() throws IOException {
    gateway = new FakeGateway(true);
    tab = chromium.tab(1366, 768, "zh-CN");
    page = tab.page();
  }

  @AfterEach
  void close() {
    tab.close();
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void rendersWithoutAnyProblemInBothLanguages(String language) {
    page.setViewportSize(1920, 1080);
    show("?lang=" + language);

    assertThat(page.locator("#title"))
        .hasText(language.equals("zh") ? "光明区 · 民生风险态势" : "Guangming District · live risk");
    assertThat(page.getByTestId("streets").locator("li")).hasCount(6);
    assertThat(page.getByTestId("counter-RED")).hasText("12");
    assertThat(page.locator("#alerts .card")).hasCount(12);
    assertThat(page.getByTestId("clocks").locator("li")).hasCount(8);
    assertThat(page.locator("#marks rect").first()).isAttached();
    assertThat(page.locator(".badge.RED .shape").first()).isVisible();
    tab.screenshot(PICTURES.resolve("screen-" + language + ".png"));
    assertThat(tab.problems()).isEmpty();
  }

  @Test
  void fitsALaptopAndAWall() {
    page.setViewportSize(1920, 1080);
    show("?wall=1");
    assertThat(page.locator("#operator")).isHidden();
    tab.screenshot(PICTURES.resolve("wall.png"));

    page.keyboard().press("Escape");
    assertThat(page.locator("#operator")).isVisible();

    page.setViewportSize(1366, 768);
    assertThat(page.locator("html")).hasJSProperty("scrollWidth", 1366);
    assertThat(page.locator("html")).hasJSProperty("scrollHeight", 768);
    tab.screenshot(PICTURES.resolve("laptop.png"));
  }

  @Test
  void turnsACellRedAsTheStreamSaysSo() {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
    show("");
    page.locator("[data-choice='9']").click();
    HeatDocument calmest = lastOf(gateway.places(HeatDocument.Kind.CELL, 9));
    Locator cell = page.locator("path.cell[data-cell='" + calmest.cell() + "']");
    assertThat(cell).hasAttribute("data-grade", "GREEN");

    gateway.score(calmest.heatId(), 91);

    assertThat(cell).hasAttribute("data-grade", "RED");
    assertThat(page.locator(".badge .ripple")).hasCount(1);
    assertThat(page.evaluate("id => beaconScreen.cell(id).grade", calmest.cell())).isEqualTo("RED");
  }

  @Test
  void ranksAgainWhenAScoreChanges() {
    show("");
    HeatDocument last = lastOf(gateway.places(HeatDocument.Kind.STREET, null));

    gateway.score(last.heatId(), 97);

    Locator first = page.getByTestId("streets").locator("li").first();
    assertThat(first.locator("button")).hasAttribute("data-heat", last.heatId());
    assertThat(first).hasClass("RED");
  }

  @Test
  void movesTheLimitsOfItsColoursToWhereTheGradesSayTheyAre() {
    show("");
    assertThat(page.locator("#legend-red")).hasText("60");

    Object limits =
        page.evaluate(
            "() => import('/screen/js/colour.js').then(({learnLimits, limits}) => {"
                + " learnLimits([{score: 48.5, grade: 'RED', modelVersion: 2}, {score: 26, grade: 'GREEN', modelVersion: 2}]);"
                + " return limits.RED + '/' + limits.YELLOW; })");

    assertThat(limits).isEqualTo("48/27");
  }

  @Test
  void hidesAlertsThatAreNotWanted() {
    show("");

    page.locator("[data-filter='onlyClusters']").click();
    assertThat(page.locator("#alerts .card")).hasCount(4);
    page.locator(".tally [data-severity='YELLOW']").click();
    assertThat(page.locator("#alerts .card")).hasCount(2);
    assertThat(page.locator(".tally [data-severity='YELLOW']"))
        .hasAttribute("aria-pressed", "false");
  }

  @Test
  void showsANewAlertAndSpeaksIt() {
    show("");

    gateway.alert(newer(gateway.alert("cluster:kexue"), Grade.RED, "又有五十人反映欠薪"));

    Locator card = page.locator("#alerts .card").first();
    assertThat(card).containsText("又有五十人反映欠薪");
    assertThat(card).hasClass(Pattern.compile("fresh"));
    assertThat(page.locator("#spoken")).containsText("又有五十人反映欠薪");
  }

  @Test
  void opensWhatIsBehindACell() {
    show("");
    HeatDocument hottest = gateway.places(HeatDocument.Kind.CELL, 8).get(0);

    page.locator("path.cell[data-cell='" + hottest.cell() + "']").click();

    Locator drawer = page.getByTestId("drawer");
    assertThat(drawer.getByTestId("why")).hasText(hottest.why().zh());
    assertThat(drawer.getByTestId("drawer-score"))
        .containsText(String.valueOf((int) hottest.score()));
    assertThat(drawer.getByTestId("contributors").locator("li"))
        .hasCount(hottest.contributors().size());
    assertThat(drawer.getByTestId("cases").locator("> li")).hasCount(hottest.open());
    assertThat(drawer.getByTestId("departments").locator("li").first()).isVisible();
    drawer.getByTestId("cases").locator("> li > button").first().click();
    assertThat(drawer.getByTestId("evidence")).isVisible();
    tab.screenshot(PICTURES.resolve("drawer.png"));

    page.keyboard().press("Escape");
    assertThat(drawer).isHidden();
  }

  @Test
  void opensWhatIsBehindAnAlert() {
    show("?lang=en");

    page.locator("[data-alert='" + CLUSTER + "'] .sentence").click();

    Locator drawer = page.getByTestId("drawer");
    assertThat(drawer.getByTestId("why")).hasText(gateway.alert(CLUSTER).summary().en());
    assertThat(drawer.getByTestId("cases").locator("> li")).hasCount(9);
    assertThat(drawer.getByTestId("evidence").first()).isVisible();
    assertThat(drawer.locator(".history li")).hasCount(4);
    drawer.locator(".link").click();
    assertThat(page.locator("#drawer-kind")).hasText("Subject");
  }

  @Test
  void playsThePastAndComesBackToLive() {
    show("");
    Locator slider = page.getByTestId("slider");
    assertThat(page.locator("#marks rect").first()).isAttached();

    slider.evaluate("s => { s.value = 0; s.dispatchEvent(new Event('input')); }");

    assertThat(page.getByTestId("replay-time")).isVisible();
    page.waitForFunction("() => beaconScreen.state().mode === 'replay'");
    Object then = page.evaluate("id => beaconScreen.place(id)?.score ?? 0", SITE);
    assertThat(((Number) then).doubleValue()).isLessThan(90);
    page.locator("#play").click();
    page.waitForFunction("() => Number(document.getElementById('slider').value) >= 2");
    tab.screenshot(PICTURES.resolve("replay.png"));

    gateway.score(SITE, 71);
    page.getByTestId("to-live").click();

    assertThat(page.getByTestId("replay-time")).isHidden();
    page.waitForFunction("id => beaconScreen.place(id).score === 71", SITE);
    assertThat(slider).hasAttribute("aria-valuetext", "实时");
  }

  @Test
  void reachesEverythingByKeyboard() {
    show("");
    Locator hottest = page.locator("path.cell[tabindex='0']");
    hottest.focus();
    String first = hottest.getAttribute("data-cell");

    page.keyboard().press("ArrowDown");
    String second = page.locator("path.cell:focus").getAttribute("data-cell");
    assertThat(second).isNotEqualTo(first);
    page.keyboard().press("Enter");
    assertThat(page.locator("#drawer-detail")).hasText("H3 " + second);
    page.keyboard().press("Escape");
    assertThat(page.locator("path.cell:focus")).hasAttribute("data-cell", second);

    for (String reached :
        new String[] {
          "#streets button",
          "#subjects button",
          "#alerts .sentence",
          "#alerts .action",
          "#clocks button",
          "#slider",
          "#play",
          "#language",
          "#operator",
          "#zoom-in"
        }) {
      Locator one = page.locator(reached).first();
      one.focus();
      assertThat(one).isFocused();
    }
    page.locator("#slider").focus();
    page.keyboard().press("ArrowLeft");
    assertThat(page.getByTestId("replay-time")).isVisible();
    page.keyboard().press("End");
    assertThat(page.getByTestId("replay-time")).isHidden();
  }

  @Test
  void acknowledgesAndSnoozesInTheOperatorsName() throws InterruptedException {
    show("");
    Locator card = page.locator("[data-alert='" + CLUSTER + "']");

    card.locator("[data-action='acknowledge']").click();
    assertThat(page.locator("#operator")).isFocused();
    assertThat(gateway.posted()).isEmpty();

    page.locator("#operator").fill("duty-officer-3");
    card.locator("[data-action='acknowledge']").click();
    assertThat(gateway.posted().poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo("/api/alerts/" + CLUSTER + "/acknowledge {\"operator\":\"duty-officer-3\"}");
    card.locator("[data-action='snooze']").click();
    assertThat(gateway.posted().poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(
            "/api/alerts/"
                + CLUSTER
                + "/snooze {\"operator\":\"duty-officer-3\",\"for\":\"PT2H\"}");
  }

  @Test
  void switchesTheLanguageAndRemembersIt() {
    show("");
    page.locator("#language").click();
    assertThat(page.locator("#streets-title")).containsText("Sub-districts");
    assertThat(page.locator("html")).hasAttribute("lang", "en");

    show("");
    assertThat(page.locator("#streets-title")).containsText("Sub-districts");
  }

  @Test
  void showsMarkupInNamesAsText() {
    show("");
    String name = "<script>window.broken=1</script><img src=x onerror=window.broken=1>";

    gateway.alert(newer(gateway.alert(CLUSTER), Grade.RED, name));
    gateway.heat(renamed(gateway.places(HeatDocument.Kind.SUBJECT, null).get(0), name));

    assertThat(page.locator("#alerts .card").first()).containsText(name);
    Locator row =
        page.getByTestId("subjects").locator("li", new Locator.LocatorOptions().setHasText(name));
    row.locator("button").click();
    assertThat(page.locator("#drawer-title")).hasText(name);
    assertThat(page.evaluate("() => window.broken ?? null")).isNull();
    assertThat(tab.problems()).isEmpty();
  }

  @Test
  void saysThatTheStreamIsCutAndCatchesUp() {
    show("");
    assertThat(page.locator("#link")).hasAttribute("data-state", "live");

    gateway.reachable(false);
    assertThat(page.locator("#link")).hasAttribute("data-state", "cut");
    assertThat(page.locator("#alerts .card")).hasCount(12);
    gateway.score(SITE, 66);

    gateway.reachable(true);
    assertThat(page.locator("#link")).hasAttribute("data-state", "live");
    page.waitForFunction("id => beaconScreen.place(id).score === 66", SITE);
  }

  @Test
  void staysUsefulWithoutElasticsearch() {
    gateway.elasticsearch(false);
    show("");

    assertThat(page.getByTestId("notice")).containsText("案件库");
    assertThat(page.getByTestId("counter-RED")).hasText("—");
    assertThat(page.getByTestId("slider-time")).hasText("回放暂不可用");
    page.getByTestId("subjects").locator("button").first().click();
    assertThat(page.locator(".part-cases")).containsText("案件暂时读不到");
    assertThat(page.getByTestId("parts")).isVisible();
    tab.screenshot(PICTURES.resolve("without-elasticsearch.png"));
  }

  @Test
  void saysThatAllIsQuietWhereNothingHappens() throws IOException {
    gateway.close();
    gateway = new FakeGateway(false);
    show("");

    assertThat(page.locator("#quiet-title")).hasText("全区平稳");
    assertThat(page.locator("#no-alerts-text")).hasText("没有进行中的预警");
    assertThat(page.getByTestId("communities")).hasText("暂无风险");
    tab.screenshot(PICTURES.resolve("quiet.png"));
    assertThat(tab.problems()).isEmpty();
  }

  private void show(String query) {
    page.navigate(gateway.page() + query);
    page.waitForFunction(
        "() => window.beaconScreen?.state().loaded && document.querySelector('path.cell')");
  }

  private static HeatDocument lastOf(List<HeatDocument> places) {
    return places.get(places.size() - 1);
  }

  private Alert newer(Alert of, Grade severity, String sentence) {
    return new Alert(
        of.alertId(),
        of.version() + 1,
        of.kind(),
        Alert.Status.ESCALATED,
        severity,
        Instant.now(),
        of.openedAt(),
        of.mode(),
        of.rule(),
        of.ruleVersion(),
        of.category(),
        of.subject(),
        of.subjectName(),
        of.community(),
        of.location(),
        of.caseId(),
        of.clock(),
        of.phase(),
        of.deadline(),
        of.department(),
        of.metrics(),
        of.evidence(),
        new Text(sentence, sentence));
  }

  private static HeatDocument renamed(HeatDocument of, String name) {
    return new HeatDocument(
        of.heatId(),
        of.version() + 1,
        of.kind(),
        of.resolution(),
        of.cell(),
        of.community(),
        of.street(),
        of.subject(),
        name,
        of.location(),
        of.at(),
        of.score(),
        of.grade(),
        of.open(),
        of.openRed(),
        of.openYellow(),
        of.openGreen(),
        of.people(),
        of.amount(),
        of.clusters(),
        of.breaches(),
        of.parts(),
        of.contributors(),
        of.why(),
        of.modelVersion());
  }
}
