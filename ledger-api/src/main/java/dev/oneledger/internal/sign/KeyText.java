package dev.oneledger.internal.sign;

import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a file that should hold a private key: tells what it is, and unwraps PEM. */
final class KeyText {
  private static final Pattern BEGIN = Pattern.compile("-{4,5} ?BEGIN ([A-Z0-9 ]{1,40}?) ?-{4,5}");
  private static final Pattern PUBLIC_LINE =
      Pattern.compile("\\s*(ssh|ecdsa|sk-ssh|sk-ecdsa)-\\S+ +AAAA");
  private static final int PEM_WIDTH = 64;

  private static final String OPENSSH = "OPENSSH PRIVATE KEY";
  private static final String PKCS8 = "PRIVATE KEY";
  private static final Map<String, String> OTHER_PRIVATE =
      Map.of(
          "RSA PRIVATE KEY", "RSA",
          "EC PARAMETERS", "ECDSA",
          "EC PRIVATE KEY", "ECDSA",
          "DSA PRIVATE KEY", "DSA");

  private final String text;

  KeyText(String text) {
    this.text = text;
  }

  /** What is in it. */
  byte[] seed() throws UnusableKeyException {
    Matcher begin = BEGIN.matcher(text);
    if (!begin.find()) {
      throw withoutPem();
    }
    String label = begin.group(1);
    if (label.equals(OPENSSH)) {
      byte[] content = content(label, begin.end());
      return OpensshPrivateKey.read(content).checkedSeed(OpensshPrivateKey.FORM);
    }
    if (label.equals(PKCS8)) {
      byte[] content = content(label, begin.end());
      return Pkcs8PrivateKey.read(content).checkedSeed(Pkcs8PrivateKey.FORM);
    }
    throw otherPem(label);
  }

  private byte[] content(String label, int from) throws UnusableKeyException {
    int end = text.indexOf("-----END " + label + "-----", from);
    if (end < 0) {
      throw UnusableKeyException.damaged("PEM text", "has no line -----END " + label + "-----");
    }
    try {
      return Base64.getDecoder().decode(text.substring(from, end).replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw UnusableKeyException.damaged("PEM text", "is not base64");
    }
  }

  private static UnusableKeyException otherPem(String label) {
    String algorithm = OTHER_PRIVATE.get(label);
    if (algorithm != null) {
      return UnusableKeyException.otherAlgorithm(algorithm);
    }
    if (label.equals("ENCRYPTED PRIVATE KEY")) {
      return new UnusableKeyException(
          "a private key that is encrypted with a passphrase (PKCS#8)",
          "write it without with openssl pkey -in FILE -out COPY, or implement Signer for a KMS.");
    }
    if (label.endsWith("PUBLIC KEY")) {
      return publicKey();
    }
    return new UnusableKeyException("PEM that is no private key", UnusableKeyException.MAKE_ONE);
  }

  private static UnusableKeyException publicKey() {
    return new UnusableKeyException(
        "a public key", "name the private key's file, which has the same name without .pub.");
  }

  private UnusableKeyException withoutPem() {
    if (text.isBlank()) {
      return new UnusableKeyException("an empty file", UnusableKeyException.FETCH_AGAIN);
    }
    if (PUBLIC_LINE.matcher(text).lookingAt()) {
      return publicKey();
    }
    if (text.startsWith("PuTTY-User-Key-File-")) {
      return new UnusableKeyException(
          "a private key of PuTTY", "convert it with puttygen FILE -O private-openssh -o COPY.");
    }
    return new UnusableKeyException(
        "a file without a line -----BEGIN … PRIVATE KEY-----",
        "convert a binary key (DER) with openssl pkey -inform DER -in FILE -out COPY, or name"
            + " the right file.");
  }

  /** The PKCS#8 PEM text of a seed. */
  static String pem(byte[] seed) {
    String base64 =
        Base64.getMimeEncoder(PEM_WIDTH, new byte[] {'\n'}).encodeToString(Ed25519.pkcs8(seed));
    return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
  }
}
