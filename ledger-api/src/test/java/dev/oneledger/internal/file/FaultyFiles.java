package dev.oneledger.internal.file;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * This machine's files behind paths of their own, with operations that fail: moves by their number,
 * and writing to files of some names, which ends on a full disk after the first bytes.
 */
public final class FaultyFiles extends FileSystemProvider {
  private static final Path FULL_DISK = Path.of("/dev/full");

  private final FileSystem system = new FaultyFileSystem(this);
  private final Set<Integer> failingMoves;
  private final String fullFor;
  private int moves;

  private FaultyFiles(Set<Integer> failingMoves, String fullFor) {
    this.failingMoves = failingMoves;
    this.fullFor = fullFor;
  }

  /** The path, where the moves of these numbers fail, counted from 1. */
  static Path failingMoves(Path path, Integer... moves) {
    return new FaultyFiles(Set.of(moves), "/").at(path);
  }

  /** The path, where the disk is full once a file whose name ends so is written. */
  public static Path fullFor(String ending, Path path) {
    assumeTrue(Files.exists(FULL_DISK), FULL_DISK + " is not there");
    return new FaultyFiles(Set.of(), ending).at(path);
  }

  private Path at(Path real) {
    return (Path)
        Proxy.newProxyInstance(
            FaultyFiles.class.getClassLoader(),
            new Class<?>[] {Path.class, Wrapped.class},
            (proxy, method, arguments) -> invoke(real, method, arguments));
  }

  private interface Wrapped {
    Path real();
  }

  private static Path real(Path path) {
    return path instanceof Wrapped wrapped ? wrapped.real() : path;
  }

  private @Nullable Object invoke(Path real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("real")) {
      return real;
    }
    if (method.getName().equals("getFileSystem")) {
      return system;
    }
    Object[] unwrapped =
        Arrays.stream(arguments == null ? new Object[0] : arguments)
            .map(argument -> argument instanceof Path path ? real(path) : argument)
            .toArray();
    try {
      Object result = method.invoke(real, unwrapped);
      return result instanceof Path path ? at(path) : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static FileSystemProvider provider() {
    return Path.of("").getFileSystem().provider();
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    if (failingMoves.contains(++moves)) {
      throw new FileSystemException(source.toString(), target.toString(), "seeded failure");
    }
    provider().move(real(source), real(target), options);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    FileChannel channel = provider().newFileChannel(real(path), options, attributes);
    if (!path.toString().endsWith(fullFor)) {
      return channel;
    }
    try (channel) {
      channel.write(ByteBuffer.wrap(new byte[10]));
    }
    return FileChannel.open(FULL_DISK, StandardOpenOption.WRITE);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return provider().newByteChannel(real(path), options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> there =
        provider().newDirectoryStream(real(folder), entry -> filter.accept(at(entry)))) {
      there.forEach(entry -> entries.add(at(entry)));
    }
    return new Listing(entries);
  }

  private record Listing(List<Path> entries) implements DirectoryStream<Path> {
    @Override
    public java.util.Iterator<Path> iterator() {
      return entries.iterator();
    }

    @Override
    public void close() {}
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    provider().createDirectory(real(folder), attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    provider().delete(real(path));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    provider().copy(real(source), real(target), options);
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return provider().isSameFile(real(one), real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return provider().isHidden(real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return provider().getFileStore(real(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    provider().checkAccess(real(path), modes);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return provider().getFileAttributeView(real(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return provider().readAttributes(real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return provider().readAttributes(real(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    provider().setAttribute(real(path), name, value, options);
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return system;
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException();
  }
}
