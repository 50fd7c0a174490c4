package dev.oneledger.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The two files that stand in every page, and the policy that allows them by their hashes. */
enum Asset {
  STYLE("style", "status-page.css"),
  SCRIPT("script", "status-page.js");

  private final String tag;
  private final String content;

  Asset(String tag, String file) {
    this.tag = tag;
    this.content = read(file);
  }

  String tag() {
    return tag;
  }

  String content() {
    return content;
  }

  /** The page runs and shows what stands in it, and loads, sends and contains nothing else. */
  static String policy() {
    return "default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'"
        .formatted(STYLE.source(), SCRIPT.source());
  }

  private String source() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
      return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static String read(String file) {
    try (InputStream in = Asset.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(
            "The resource dev/oneledger/page/%s is missing: keep it when you repackage the library."
                .formatted(file));
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
