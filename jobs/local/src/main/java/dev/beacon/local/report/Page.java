package dev.beacon.local.report;

import dev.beacon.contract.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What every report has: its head, the choice of languages, sections, its end. */
public final class Page {
  private final Html html = new Html();

  /**
   * Begins a page.
   *
   * @param title what the browser's tab says
   * @param language in which it opens; the reader can choose another
   */
  public Page(String title, Language language) {
    html.trusted("<!DOCTYPE html>\n");
    html.open("html", "lang", "zh-CN", "data-lang", language.word());
    html.open("head");
    html.leaf("meta", "charset", "utf-8");
    html.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.text("title", title);
    html.open("style").trusted(resource("report.css")).close();
    html.closeLine();
    html.open("body").open("main");
  }

  /**
   * A number that the page begins with.
   *
   * @param value the number, as it reads in each language
   * @param label what it counts
   */
  public record Fact(Text value, Text label) {
    /** A number that reads the same in both languages. */
    public Fact(String value, String zh, String en) {
      this(new Text(value, value), new Text(zh, en));
    }
  }

  /** What goes between. */
  public Html html() {
    return html;
  }

  /** The page's title, what it is about, and its first numbers. */
  public void masthead(Text title, Text lead, List<Fact> facts) {
    html.open("header", "class", "masthead");
    html.open("div", "class", "switch", "role", "group", "aria-label", "语言 language");
    choice(Language.BOTH, "双语");
    choice(Language.ZH, "中文");
    choice(Language.EN, "English");
    html.close();
    html.open("h1").both("span", title).close();
    html.open("p", "class", "lead").both("span", lead).close();
    html.open("dl");
    for (Fact fact : facts) {
      html.open("div").open("dt").both("span", fact.label).close();
      if (fact.value.zh().equals(fact.value.en())) {
        html.text("dd", fact.value.zh());
      } else {
        html.open("dd").both("span", fact.value).close();
      }
      html.close();
    }
    html.close();
    html.closeLine();
  }

  private void choice(Language language, String label) {
    html.text("button", label, "type", "button", "data-set-lang", language.word());
  }

  /** Opens a section, to be closed by the caller. */
  public void section(Text title, Text note) {
    html.open("section").open("h2").both("span", title).close();
    html.open("p", "class", "about").both("span", note).close();
  }

  /** Ends the page and returns it. */
  public String end(Text footer) {
    html.open("footer").open("p").both("span", footer).close().close();
    html.closeLine();
    html.open("script").trusted("//<![CDATA[\n" + resource("report.js") + "//]]>\n").close();
    html.close().close();
    return html.done();
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
