package dev.oneledger.internal.sign;

/** A public key in trimmed text: its type, its base64, and perhaps a comment. */
final class KeyWords {

  private KeyWords() {}

  /** Whether a key stands here, of any type: a word, and a blob that names itself by that word. */
  static boolean beginsWithKey(String text) {
    try {
      key(text);
      return true;
    } catch (MalformedException e) {
      return false;
    }
  }

  static SshPublicKey key(String text) throws MalformedException {
    String[] words = text.split("[ \t]+", 3);
    if (words.length < 2) {
      throw new MalformedException("has no key");
    }
    try {
      return SshPublicKey.of(words[0], words[1]);
    } catch (MalformedException e) {
      throw new MalformedException("has a key that " + e.why());
    }
  }
}
