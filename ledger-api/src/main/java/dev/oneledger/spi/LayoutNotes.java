package dev.oneledger.spi;

/** A {@link BundleLayout} that tells the readers of a bundle's notes how it is replayed. */
public interface LayoutNotes {

  /**
   * One or two lines of Markdown that go on after "- `apply/name/`, "; lines after the first begin
   * with two blanks. The same contents give the same text everywhere.
   */
  String notes(BundleContents contents);
}
