package dev.oneledger.page;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoPagesTest {
  public static void main(String[] a) throws Exception { new DemoPagesTest().x(); }
  @Test
  void x() throws Exception {
    DemoLedger demo = DemoLedger.lived();
    Path page = StatusPage.write(demo.reading(), Path.of("/tmp/shots/demo.html"));
    try (Chromium chromium = Chromium.start()) {
      BrowserTab tab = chromium.tab();
      for (String scheme : new String[] {"light", "dark"}) {
        for (int width : new int[] {1280, 375}) {
          tab.wide(width).scheme(scheme).go(page.toUri().toString());
          tab.picture(Path.of("/tmp/shots/%s-%d.png".formatted(scheme, width)), 9000);
          tab.value("document.querySelectorAll('details').forEach(d=>d.open=true)");
          if (width == 1280) tab.value("document.querySelectorAll('input.beside').forEach(d=>d.checked=true)");
          tab.picture(Path.of("/tmp/shots/%s-%d-open.png".formatted(scheme, width)), 9000);
        }
      }
      System.out.println(tab.complaints() + " " + tab.requests());
      tab.wide(320).go(page.toUri().toString());
      System.out.println(tab.value("document.documentElement.scrollWidth"));
    }
  }
}
