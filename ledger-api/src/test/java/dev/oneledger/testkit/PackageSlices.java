package dev.oneledger.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * Cuts classes into the slices between which no cycle may be.
 *
 * <p>A package and its {@code spi} are one slice; each package right below {@code internal} is one,
 * with all that lies below it; any other package is a slice of its own.
 */
final class PackageSlices implements SliceAssignment {

  private static final String INTERNAL = ".internal.";

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
    return SliceIdentifier.of(sliceOf(javaClass.getPackageName()));
  }

  @Override
  public String getDescription() {
    return "API with SPI, each internal package";
  }

  static String sliceOf(String packageName) {
    int internal = packageName.indexOf(INTERNAL);
    if (internal >= 0) {
      int end = packageName.indexOf('.', internal + INTERNAL.length());
      return end < 0 ? packageName : packageName.substring(0, end);
    }
    return packageName.endsWith(".spi")
        ? packageName.substring(0, packageName.length() - ".spi".length())
        : packageName;
  }
}
