package dev.oneledger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiListingTest {

  private static final String LISTING = "dev.oneledger.testkit.fixtures.listing";

  @Test
  void the_listing_shows_generics_records_enums_nullness_and_what_is_thrown() throws IOException {
    ApiListing listing =
        ApiListing.of(ModuleFolder.of(ApiListingTest.class).testClasses(), LISTING);
    assertThat(String.join("\n", listing.lines()).replace(LISTING + ".", ""))
        .isEqualTo(
            """
            Shape : public sealed interface<T extends java.lang.Comparable<T>> permits Shape.Blob, Shape.Circle
            Shape.Blob : public static class extends BlobParent implements Shape<java.lang.String>
            Shape.Blob.<init>(int) : protected
            Shape.Blob.largest(java.util.List<? extends @Nullable java.lang.String>) : public java.lang.String
            Shape.Blob.size() : public final int
            Shape.Circle : public static final record(@Nullable java.lang.String name, int radius) implements Shape<java.lang.String>
            Shape.Circle.<init>(@Nullable java.lang.String, int) : public
            Shape.Circle.largest(java.util.List<? extends @Nullable java.lang.String>) : public @Nullable java.lang.String
            Shape.Circle.name() : public @Nullable java.lang.String
            Shape.Circle.radius() : public int
            Shape.Closing : public static interface extends java.io.Closeable
            Shape.Colour : public static enum
            Shape.Colour.RED : enum constant
            Shape.SIDES : public static final int
            Shape.describe(X, java.lang.String...) : public default <X extends java.lang.Exception> java.util.Map<java.lang.String, java.lang.String[]> throws X
            Shape.largest(java.util.List<? extends @Nullable T>) : public abstract @Nullable T throws java.io.IOException""");
  }

  @Test
  void a_folder_without_the_package_lists_nothing(@TempDir Path empty) throws IOException {
    assertThat(ApiListing.of(empty, "dev.oneledger").lines()).isEmpty();
  }

  @Test
  void a_changed_api_is_reported_with_added_and_removed_lines_and_the_way_to_update() {
    ApiChanges changes = new ApiChanges(List.of("kept", "old"), List.of("kept", "new"));
    assertThatThrownBy(() -> changes.throwIfAny(Path.of("/repo/ledger-api/api.txt")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("The public API of ledger-api is not what")
        .hasMessageContaining("\n  + new\n  - old\n")
        .hasMessageContaining("-Dapi.update=true")
        .hasMessageNotContaining("kept");
  }

  @Test
  void an_equal_listing_passes() {
    new ApiChanges(List.of("kept"), List.of("kept")).throwIfAny(Path.of("/repo/module/api.txt"));
  }

  @Test
  void a_listing_is_read_back_as_written_and_an_empty_one_leaves_no_file(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("api.txt");
    ApiListingContract.write(file, List.of("a", "b"));
    assertThat(file).hasContent("a\nb\n");
    assertThat(ApiListingContract.read(file)).containsExactly("a", "b");
    ApiListingContract.write(file, List.of());
    assertThat(file).doesNotExist();
    assertThat(ApiListingContract.read(file)).isEmpty();
  }
}
