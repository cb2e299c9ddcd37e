package dev.beacon.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tab of the browser, with what went wrong in it. */
public final class Tab implements AutoCloseable {
  private final BrowserContext context;
  private final Page page;
  private final List<String> problems = new CopyOnWriteArrayList<>();

  private Tab(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            problems.add("console " + message.type() + ": " + message.text());
          }
        });
    page.onPageError(error -> problems.add("not caught: " + error));
  }

  static Tab open(BrowserContext context) {
    return new Tab(context);
  }

  /** What is in the tab. */
  public Page page() {
    return page;
  }

  /** Errors and warnings on the console and errors nobody caught, since the tab was opened. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** Keeps a picture of what is seen; folders are made as needed. */
  public void screenshot(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  @Override
  public void close() {
    context.close();
  }
}
