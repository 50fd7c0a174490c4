package dev.oneledger.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes pictures of the demo's page into the folder that is given: {@code status-page-light.png}
 * and {@code status-page-dark.png}, as they stand in {@code docs/images}, and others to look at.
 */
final class StatusPagePictures {
  private static final int PART = 1_700;

  private StatusPagePictures() {}

  /** Takes them. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    Path page = StatusPage.write(DemoLedger.lived().reading(), folder.resolve("demo.html"));
    Path trouble =
        StatusPage.write(TroubledLedger.lived(folder).reading(), folder.resolve("trouble.html"));
    try (Chromium chromium = Chromium.start()) {
      for (String scheme : new String[] {"light", "dark"}) {
        BrowserTab tab = chromium.tab().scheme(scheme);
        tab.go(page.toUri().toString());
        String diff = "document.querySelector('details.diff')";
        tab.value(diff + ".open = true");
        tab.picture(
            folder.resolve("status-page-%s.png".formatted(scheme)),
            0,
            tab.value("Math.round(%s.getBoundingClientRect().bottom) + 20".formatted(diff))
                .asInt());
        for (int width : new int[] {1_280, 375}) {
          parts(tab, folder, scheme, width);
          parts(tab.wide(width).go(trouble.toUri().toString()), folder, "trouble-" + scheme, width);
          tab.go(page.toUri().toString());
        }
      }
      chromium.tab().go(page.toUri().toString()).print(folder.resolve("demo.pdf"));
      chromium.tab().go(trouble.toUri().toString()).print(folder.resolve("trouble.pdf"));
    }
  }

  private static void parts(BrowserTab tab, Path folder, String scheme, int width)
      throws IOException {
    tab.wide(width);
    tab.value("document.querySelectorAll('details').forEach(each => each.open = true)");
    int height = tab.value("document.documentElement.scrollHeight").asInt();
    for (int top = 0; top < height; top += PART) {
      tab.picture(folder.resolve("%s-%d-%d.png".formatted(scheme, width, top / PART)), top, PART);
    }
  }
}
