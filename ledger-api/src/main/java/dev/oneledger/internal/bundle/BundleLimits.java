package dev.oneledger.internal.bundle;

/** The largest bundle that is written or read; {@code docs/bundle-format.md} has the same list. */
final class BundleLimits {
  /** Of the zip: what offsets in a zip without zip64 fields surely hold. */
  static final long ZIP_BYTES = Integer.MAX_VALUE;

  /** Of entries: one less than what tells a reader to look for zip64 fields. */
  static final int ENTRIES = 0xFFFF - 1;

  /** Of one file, which is held in memory when it is asked for. */
  static final int FILE_BYTES = 512 * 1024 * 1024;

  /** Of the manifest, which is held in memory while it is read. */
  static final int MANIFEST_BYTES = 16 * 1024 * 1024;

  /** Of {@code SHA256SUMS}, which is held in memory while it is read. */
  static final int SUMS_BYTES = 16 * 1024 * 1024;

  /** Of a part of a path, in UTF-8: what Linux and macOS take as a name. */
  static final int PART_BYTES = 255;

  /** Of a whole path, in UTF-8: leaves room for the folder it is unpacked into. */
  static final int PATH_BYTES = 1000;

  /** Of the parts of a path: more than any layout has folders. */
  static final int PATH_PARTS = 16;

  /** Of one text in the manifest, in UTF-16 units. */
  static final int TEXT_LENGTH = 10_000;

  private BundleLimits() {}

  /** The most bytes that a file may have. */
  static int of(String path) {
    return switch (path) {
      case BundleWriter.MANIFEST -> MANIFEST_BYTES;
      case BundleWriter.SUMS -> SUMS_BYTES;
      default -> FILE_BYTES;
    };
  }
}
