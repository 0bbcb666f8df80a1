package dev.sparring.gan.file;

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
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A directory seen through paths of its own, by which any operation can be made to fail, as on a disk that is full or broken: a
 * write that fails has written half of its bytes before.
 *
 * <pre>{@code
 * FaultyFiles disk = new FaultyFiles("No space left on device");
 * Path root = disk.of(folder);
 * disk.failWhen(operation -> operation == 7);
 * }</pre>
 */
public final class FaultyFiles extends FileSystemProvider {

    private final String reason;
    private final FileSystem system = new FaultyFileSystem(this);
    private LongPredicate faults = operation -> false;
    private long operations;

    /** A disk whose failures have this message. */
    public FaultyFiles(String reason) {
        this.reason = reason;
    }

    /** A path that stands for the same file and whose operations may fail. */
    public Path of(Path real) {
        return (Path) Proxy.newProxyInstance(
                FaultyFiles.class.getClassLoader(),
                new Class<?>[] {Path.class, Real.class},
                (proxy, method, args) -> answer(real, method, args));
    }

    /** Lets operations fail from now on, by their number, from 0. */
    public synchronized void failWhen(LongPredicate numbers) {
        faults = numbers;
        operations = 0;
    }

    /** How many operations there were since {@link #failWhen} was called. */
    public synchronized long operations() {
        return operations;
    }

    /** Knows the path behind. */
    private interface Real {
        Path realPath();
    }

    private static Path real(Path path) {
        return path instanceof Real seen ? seen.realPath() : path;
    }

    private @Nullable Object answer(Path real, Method method, Object @Nullable [] args) throws Throwable {
        if (method.getDeclaringClass() == Real.class) {
            return real;
        }
        if (method.getName().equals("getFileSystem")) {
            return system;
        }
        Object[] given = args == null ? new Object[0] : args.clone();
        for (int i = 0; i < given.length; i++) {
            if (given[i] instanceof Path path) {
                given[i] = real(path);
            }
        }
        try {
            Object result = method.invoke(real, given);
            return result instanceof Path path ? of(path) : result;
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private synchronized boolean fails() {
        return faults.test(operations++);
    }

    /** Counts an operation, and lets it fail if it is to. */
    private Path operation(Path path) throws IOException {
        if (fails()) {
            throw new IOException(reason);
        }
        return real(path);
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
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

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        Path real = operation(path);
        return new Channel(real.getFileSystem().provider().newByteChannel(real, options, attributes));
    }

    /** For forcing to disk and for locks; what goes through it does not fail, only that it is opened. */
    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path real = operation(path);
        return real.getFileSystem().provider().newFileChannel(real, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path directory, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        Path real = operation(directory);
        DirectoryStream<Path> stream =
                real.getFileSystem().provider().newDirectoryStream(real, entry -> filter.accept(of(entry)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return StreamSupport.stream(stream.spliterator(), false)
                        .map(FaultyFiles.this::of)
                        .iterator();
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    @Override
    public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
        Path real = operation(directory);
        real.getFileSystem().provider().createDirectory(real, attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        Path real = operation(path);
        real.getFileSystem().provider().delete(real);
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        Path real = operation(source);
        real.getFileSystem().provider().copy(real, real(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        Path real = operation(source);
        real.getFileSystem().provider().move(real, real(target), options);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        Path real = operation(path);
        return real.getFileSystem().provider().isSameFile(real, real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        Path real = operation(path);
        return real.getFileSystem().provider().isHidden(real);
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        Path real = operation(path);
        return real.getFileSystem().provider().getFileStore(real);
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        Path real = operation(path);
        real.getFileSystem().provider().checkAccess(real, modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        Path real = real(path);
        return real.getFileSystem().provider().getFileAttributeView(real, type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        Path real = operation(path);
        return real.getFileSystem().provider().readAttributes(real, type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        Path real = operation(path);
        return real.getFileSystem().provider().readAttributes(real, attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        Path real = operation(path);
        real.getFileSystem().provider().setAttribute(real, attribute, value, options);
    }

    /** A file that is open. */
    private final class Channel implements SeekableByteChannel {
        private final SeekableByteChannel real;

        Channel(SeekableByteChannel real) {
            this.real = real;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (fails()) {
                int half = source.remaining() / 2;
                real.write(source.slice(source.position(), half));
                throw new IOException(reason);
            }
            return real.write(source);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (fails()) {
                throw new IOException(reason);
            }
            return real.read(target);
        }

        @Override
        public long position() throws IOException {
            return real.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            real.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            real.truncate(size);
            return this;
        }

        @Override
        public boolean isOpen() {
            return real.isOpen();
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }
}
